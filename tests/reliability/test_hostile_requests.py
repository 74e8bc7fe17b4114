"""Requests nobody means well with: none is markup, leads elsewhere, hangs or breaks anything."""

import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.operations.site import Site, running
from tests.reliability.corpora import small_copy
from webapp import create_app

LONGEST = 2.0  # seconds
MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)", "</title><script>alert(1)</script>", "javascript:alert(1)",
    "<!--", "&lt;script&gt;alert(1)&lt;/script&gt;", "<b>nurse</b> OR <i>",
)  # fmt: skip
PAGES = (
    "/search?q={}", "/search?q=work&section={}", "/search?q=work&credential={}", "/{}",
    "/search?q=work&sort={}", "/search?q=work&page={}", "/search/credential?q={}",
    "/occupations/{}", "/occupations?letter={}", "/credentials/{}", "/organizations/{}",
    "/credentials/compare?c={}", "/groups/{}",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index directory of eight shipped profiles."""
    base = tmp_path_factory.mktemp("site")
    build(read_corpus(small_copy(base / "corpus", 8)), base / "index")
    return base / "index"


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return create_app(folder).test_client()


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    log = tmp_path_factory.mktemp("log") / "log"
    with running(log, "serve", "--index", str(folder), "--workers", "1") as site:
        yield site


class Active(HTMLParser):
    """Collects what a browser would run or load: scripts, handlers, foreign addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = name in ("src", "href", "action", "formaction", "content")
            if name.startswith("on") or (address and (value or "").startswith("javascript:")):
                self.found.append(f"{tag} {name}={value}")
        if tag in ("img", "i", "iframe", "object") or (tag == "script" and not dict(attrs)):
            self.found.append(tag)
        if tag == "svg" and "onload" in dict(attrs):
            self.found.append(tag)


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_an_address_stays_text(client: FlaskClient, markup: str) -> None:
    for page in PAGES:
        response = client.get(page.format(quote(markup, safe="")))

        assert response.status_code < 500
        assert Active(response.text).found == [], page


def test_a_template_in_a_query_is_not_evaluated(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "{{7919*7}} {% raw %} ${7919*7}"}).text

    assert "{{7919*7}}" in page
    assert "55433" not in page


@pytest.mark.parametrize("markup", MARKUP)
def test_suggestions_are_never_taken_for_a_page(client: FlaskClient, markup: str) -> None:
    response = client.get("/suggest", query_string={"q": markup})

    assert response.content_type == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.get_json()["query"] == markup


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/", "//evil.example/..", "/\\evil.example", "/%2f%2fevil.example/",
        "/occupations//evil.example", "/search//evil.example/", "/https://evil.example/",
    ],
)  # fmt: skip
def test_no_address_leads_to_another_host(site: Site, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    head = site.send(request.encode()).split(b"\r\n\r\n")[0].decode("latin-1")

    assert head.startswith("HTTP/1.1 ")
    for line in head.split("\r\n"):
        if line.lower().startswith("location:"):
            target = line.split(":", 1)[1].strip()
            assert target.startswith(("http://localhost/", "/"))
            assert not target.startswith(("//", "/\\"))


@pytest.mark.parametrize("host", ['a"><script>alert(1)</script>', "a b", "a\tb", "a,b", "", "a/b"])
def test_a_host_header_is_never_markup(client: FlaskClient, host: str) -> None:
    for page in ("/", "/search?q=work", "/occupations", "/none"):
        response = client.get(page, headers={"Host": host})

        assert response.status_code < 500
        assert Active(response.text).found == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../pyproject.toml", "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static/..%5c..%5cpyproject.toml", "/static//etc/passwd", "/static/%2fetc%2fpasswd",
        "/../../../../etc/passwd", "/occupations/../../../../etc/passwd",
        "/occupations/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/static/site.css%00.png",
        "/occupations/..", "/credentials/../../manifest.json", "/static/.", "/static/",
    ],
)  # fmt: skip
def test_paths_sent_as_they_are_find_no_other_file(site: Site, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    answer = site.send(request.encode())

    assert answer.split()[1] in (b"200", b"301", b"308", b"400", b"403", b"404"), answer[:80]
    assert b"root:" not in answer
    assert b"[project]" not in answer
    assert b"format_version" not in answer


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET /search?q=" + b"x" * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X-Many: 1\r\n" * 2_000 + b"\r\n",
        b"POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost\x00: b\r\n\r\n",
        b"GET /\r\nX: 1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200 + b"\r\n\r\n",
        b"GET http://evil.example/ HTTP/9.9\r\n\r\n",
    ],
    ids=["line", "header", "headers", "negative", "null", "bare", "tls", "version"],
)
def test_a_request_out_of_measure_is_refused_and_the_next_answered(
    site: Site, request_bytes: bytes
) -> None:
    start = time.monotonic()
    answer = site.send(request_bytes)

    assert time.monotonic() - start < LONGEST
    assert answer[:12] in (b"", *(b"HTTP/1.1 " + code for code in (b"400", b"414", b"431", b"505")))
    assert site.get("/search?q=work").status == 200


def test_a_body_of_ten_megabytes_is_not_taken(site: Site) -> None:
    head = (
        b"POST /search HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 10000000\r\n\r\n"
    )

    start = time.monotonic()
    answer = site.send(head + b"x" * 100_000)

    assert time.monotonic() - start < LONGEST
    assert answer.split()[1] in (b"405", b"413")
    assert site.get("/healthz").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_pages_can_only_be_read(client: FlaskClient, method: str) -> None:
    for path in ("/", "/search", "/occupations", "/suggest", "/healthz", "/version"):
        assert client.open(path, method=method).status_code == 405


def test_a_header_of_the_answer_cannot_be_written_from_outside(site: Site) -> None:
    for path in ("/search?q=a%0d%0aSet-Cookie:%20x=1", "/occupations%0d%0aSet-Cookie:%20x=1"):
        answer = site.get(path, {"X-Request-ID": "a%0d%0aSet-Cookie: x=1"})

        assert "Set-Cookie" not in answer.headers
        assert "%0d" not in answer.headers["X-Request-ID"]


def costly_queries() -> tuple[str, ...]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        " ".join(f"{letter}*" for letter in letters),
        " OR ".join(f"{a}{b}*" for a in letters for b in "aeiour"),
        "x" * 10_000,
        " ".join(["work"] * 2_000),
        " ".join(f"w{n}" for n in range(2_000)),
        "(" * 3_000 + "work" + ")" * 3_000,
        '"the of and to in a" ' * 400,
        " ".join(f"-{letter}*" for letter in letters),
        " ".join(["managre", "nurseing", "tehnician", "acountant", "instalation"] * 60),
        " OR ".join(f"work{n}" for n in range(1_500)),
        "* " * 5_000,
        "pay>1 " * 1_500,
        ":" * 10_000,
        "title:a* training:b* " * 200,
    )


@pytest.mark.parametrize("query", costly_queries(), ids=lambda query: query[:12])
@pytest.mark.parametrize("literal", [True, False])
def test_no_query_takes_long(index: Index, query: str, literal: bool) -> None:
    start = time.perf_counter()

    search(index, SearchRequest(query, limit=100, literal=literal))

    assert time.perf_counter() - start < LONGEST


@pytest.mark.parametrize("page", [1001, 10**30, -1, 0, "٣", "1e3", "²", "9" * 5_000])
def test_deep_pages_are_clamped_and_quick(client: FlaskClient, page: int | str) -> None:
    start = time.perf_counter()
    response = client.get("/search", query_string={"q": "work", "page": page})

    assert time.perf_counter() - start < LONGEST
    assert response.status_code == 200


def test_ten_thousand_filters_are_answered_in_time(client: FlaskClient) -> None:
    values = "&".join(f"credential=c{n}&section=s{n}" for n in range(5_000))
    start = time.perf_counter()
    response = client.get(f"/search?q=work&{values}")

    assert time.perf_counter() - start < LONGEST
    assert response.status_code == 200
