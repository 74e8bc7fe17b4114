"""Compressed pages and files say the same as plain ones."""

import gzip
import zlib
from collections.abc import Callable, Mapping

import brotli
import pytest
from flask.testing import FlaskClient

UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}
TEXTS = (
    "/search?q=nurse", "/help", "/occupations/registered-nurses", "/api/v1/search?q=nurse",
    "/search.csv?q=nurse", "/api/v1/openapi.json", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("url", [*TEXTS, "/static/site.css", "/static/search.js"])
@pytest.mark.parametrize("encoding", UNPACK)
def test_a_compressed_answer_is_the_plain_one(client: FlaskClient, url: str, encoding: str) -> None:
    plain = client.get(url)
    packed = client.get(url, headers={"Accept-Encoding": encoding})

    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    if plain.status_code == 200:
        assert packed.headers["Content-Encoding"] == encoding
        assert UNPACK[encoding](packed.data) == plain.data
        assert len(packed.data) < len(plain.data) / 2
        assert int(packed.headers["Content-Length"]) == len(packed.data)


@pytest.mark.parametrize("encoding", UNPACK)
def test_a_compressed_page_is_the_same_page_to_whoever_has_it(
    client: FlaskClient, encoding: str
) -> None:
    tag = client.get("/search?q=nurse").headers["ETag"]

    packed = client.get(
        "/search?q=nurse", headers={"If-None-Match": tag, "Accept-Encoding": encoding}
    )

    assert packed.status_code == 304


def test_who_names_no_known_compression_gets_it_plain(client: FlaskClient) -> None:
    for accepted in ("identity", "zstd", "br;q=0, gzip;q=0", "*;q=0"):
        for url in ("/help", "/static/site.css"):
            response = client.get(url, headers={"Accept-Encoding": accepted})
            assert "Content-Encoding" not in response.headers, (url, accepted)


def test_static_files_are_compressed_as_well_as_can_be(client: FlaskClient) -> None:
    plain = client.get("/static/site.css").data
    for encoding, best in (
        ("gzip", len(zlib.compress(plain, 9))),
        ("br", len(brotli.compress(plain, quality=11))),
    ):
        packed = client.get("/static/site.css", headers={"Accept-Encoding": encoding}).data

        assert len(packed) <= best + 20  # gzip's own heading


def test_a_static_file_that_is_there_already_is_not_sent_again(client: FlaskClient) -> None:
    for encoding in ("identity", "gzip", "br"):
        headers = {"Accept-Encoding": encoding}
        tag = client.get("/static/site.css", headers=headers).headers["ETag"]

        again = client.get("/static/site.css", headers={**headers, "If-None-Match": tag})

        assert again.status_code == 304, encoding
        assert again.data == b""


def test_static_files_have_their_types_and_nothing_else_is_served(client: FlaskClient) -> None:
    types = {"site.css": "text/css", "search.js": "text/javascript", "icon.svg": "image/svg+xml"}
    for name, media_type in types.items():
        assert client.get(f"/static/{name}").mimetype == media_type
    for name in ("../__init__.py", "..%2f__init__.py", "none.css", "", "%00", "static"):
        assert client.get(f"/static/{name}").status_code == 404
