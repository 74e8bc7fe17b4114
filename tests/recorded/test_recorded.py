"""Two recordings of the same site are the same; what differs is told by its address."""

import json
from pathlib import Path

from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from tests.recorded.compare import differences, read
from tests.recorded.record import ask_all
from webapp import create_app

EVERY_KIND = (
    "/", "/version", "/search?q=nurse", "/api/v1/search?q=nurse", "/search.csv?q=nurse", "/nowhere",
    "/occupations/lawyers", "/sitemap.xml", "/api/v1/occupations/lawyers",
)  # fmt: skip


def test_another_generation_of_the_same_corpus_is_recorded_the_same(
    client: FlaskClient, tmp_path: Path
) -> None:
    build(read_corpus(SHIPPED_CORPUS), tmp_path / "index")
    other = create_app(tmp_path / "index").test_client()

    ask_all(client, EVERY_KIND, tmp_path / "first")
    ask_all(other, EVERY_KIND, tmp_path / "second")

    assert tuple(read(tmp_path / "first")) == EVERY_KIND
    assert not tuple(differences(read(tmp_path / "first"), read(tmp_path / "second")))


def test_a_difference_is_told_with_what_it_is(client: FlaskClient, tmp_path: Path) -> None:
    ask_all(client, EVERY_KIND, tmp_path / "first")
    before = read(tmp_path / "first")
    lawyers = before["/api/v1/occupations/lawyers"]
    other = json.dumps({**json.loads(lawyers["body"]), "title": "Attorneys"})
    after = {
        **before,
        "/": {**before["/"], "status": 500},
        "/api/v1/occupations/lawyers": {**lawyers, "body": other},
    }
    after.pop("/nowhere")

    told = dict(differences(before, after))

    assert told == {
        "/": ("status 200 -> 500",),
        "/nowhere": ("only in the first recording",),
        "/api/v1/occupations/lawyers": ('- "title": "Lawyers",', '+ "title": "Attorneys",'),
    }
