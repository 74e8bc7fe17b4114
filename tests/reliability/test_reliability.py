"""A small share of ``python -m tests.reliability``, as a test of its own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.errors import IndexUnusable
from indexer.model import Occupation, Part, Section
from indexer.postings.generation import current_name
from indexer.postings.generation import damage as find_damage
from tests import generated
from tests.reliability import damage, inputs, kills
from tests.reliability.corpora import small_copy
from webapp import create_app

HTML = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_killed_builds_leave_a_sound_index_and_nothing_else() -> None:
    outcomes = [outcome for _, _, outcome in kills.rows(0.01)]

    sound = "0 without an answer, 0 next builds failed, 0 orphans after them"
    assert outcomes[0].startswith(sound)
    assert "0 without an answer, 0 orphans, next build good" in outcomes[2]


def test_changed_cut_and_missing_files_are_found() -> None:
    for _, count, outcome in damage.rows(0.04):
        assert outcome == f"{count} found"


def test_random_input_meets_no_untyped_error() -> None:
    for what, count, outcome in inputs.rows(0.02):
        assert int(count.replace(",", "")) > 20, what
        assert outcome.startswith("0 errors"), what


def test_a_foreign_folder_is_no_index_and_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("../../etc")
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(IndexUnusable, match="holds no index"):
        open_index(tmp_path)

    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.fixture
def hostile(tmp_path: Path) -> FlaskClient:
    """A site whose only profile is full of markup."""
    corpus = generated.corpus(generated.data(1))
    occupation = Occupation(
        "x", f"Title {HTML}", None, (Section("training", (Part(f"Head {HTML}", f"Text {HTML}"),)),),
        alternate_titles=(f"Other {HTML}",),
    )  # fmt: skip
    hostile = type(corpus)((occupation,), corpus.vocabulary, {"x": "1"}, "v")
    build(hostile, tmp_path / "index")
    return create_app(tmp_path / "index").test_client()


@pytest.mark.parametrize("url", ["/", "/search?q=title", "/occupations/x", "/occupations"])
def test_html_in_a_profile_never_becomes_markup(hostile: FlaskClient, url: str) -> None:
    page = hostile.get(url).text

    assert "<img" not in page
    assert "<script>" not in page
    assert "Title &lt;script&gt;" in page or "onerror" not in page


@pytest.mark.parametrize(
    "url",
    [
        "/occupations/..%2f..%2fetc%2fpasswd",
        "/static/../__init__.py",
        "/static/..%2f__init__.py",
        "/credentials/%00",
        "/search/..%2f",
    ],
)
def test_paths_lead_nowhere_else(hostile: FlaskClient, url: str) -> None:
    assert hostile.get(url).status_code in (308, 400, 404)


def test_a_header_cannot_be_made_from_input(hostile: FlaskClient) -> None:
    response = hostile.get("/search?q=a%0d%0aSet-Cookie:%20x=1")

    assert "Set-Cookie" not in response.headers
    assert response.status_code == 200


@pytest.mark.parametrize("query", ["page=999999999999", "page=-1", "q=" + "x" * 10_000, "q=%ff%fe"])
def test_odd_parameters_are_answered(hostile: FlaskClient, query: str) -> None:
    assert hostile.get(f"/search?{query}").status_code == 200


def test_two_builders_at_once_follow_each_other(tmp_path: Path) -> None:
    corpus = read_corpus(small_copy(tmp_path / "corpus", 5))

    with ThreadPoolExecutor(2) as pool:
        builds = [pool.submit(build, corpus, tmp_path / "index", rebuild=True) for _ in range(2)]
        names = {done.result().generation for done in builds}

    assert len(names) == 2
    assert current_name(tmp_path / "index") == max(names)
    assert not find_damage(tmp_path / "index" / max(names))
