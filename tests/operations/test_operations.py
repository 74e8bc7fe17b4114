"""Health, version, logs, metrics and rebuilds from afar, for whoever runs the site."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.cli.watch import rebuild, write_problems
from indexer.corpus.read import read_corpus
from indexer.errors import Problem
from indexer.postings.generation import current_name
from webapp import create_app

TOKEN = "0123456789abcdef-of-a-test"
PATIENCE = 180.0  # seconds a build may take on a busy machine


def client_of(folder: Path, **settings: str) -> FlaskClient:
    """A client of the site with these settings, named without what they all begin with."""
    variables = {f"OCCUPATIONS_{name}": value for name, value in settings.items()}
    return create_app(folder, variables).test_client()


def test_ready_means_that_a_search_is_answered(index_folder: Path) -> None:
    client = client_of(index_folder)

    assert client.get("/healthz").text == "ok"
    assert client.get("/readyz").text == "ready"


def test_the_version_names_the_published_generation_and_its_age(index_folder: Path) -> None:
    told = client_of(index_folder).get("/version").get_json()

    assert told["generation"] == current_name(index_folder)
    age = (datetime.now(UTC) - datetime.fromisoformat(told["built_at"])).total_seconds()
    assert 0 <= age - told["age_seconds"] < 5
    assert told["counts"]["occupations"] == 4


def test_a_new_generation_is_answered_from_without_a_restart(
    index_folder: Path, corpus: Path
) -> None:
    client = client_of(index_folder)
    first = client.get("/version").get_json()["generation"]
    (corpus / "occupations" / "roofers.yaml").unlink()
    second = build(read_corpus(corpus), index_folder, force=True).generation

    deadline = time.monotonic() + PATIENCE
    while client.get("/version").get_json()["generation"] != second:
        assert time.monotonic() < deadline
        time.sleep(0.05)

    assert second != first
    assert client.get("/occupations/roofers").status_code == 404


def test_a_log_line_has_the_request_but_not_the_query(
    index_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client = client_of(index_folder)

    response = client.get("/search?q=secretword", headers={"X-Request-ID": "abc-1"})

    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert response.headers["X-Request-ID"] == line["request_id"] == "abc-1"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/search", 200)
    assert "secretword" not in json.dumps(line)


@pytest.mark.parametrize("given", ["a b", "x" * 65, "<script>", ""])
def test_a_request_id_of_another_form_is_not_taken_over(index_folder: Path, given: str) -> None:
    response = client_of(index_folder).get("/healthz", headers={"X-Request-ID": given})

    assert len(response.headers["X-Request-ID"]) == 32


def test_metrics_are_there_only_where_they_are_switched_on(index_folder: Path) -> None:
    assert client_of(index_folder).get("/metrics").status_code == 404
    client = client_of(index_folder, METRICS="on")

    client.get("/search?q=nurse")

    text = client.get("/metrics").text
    assert 'occupations_requests_total{endpoint="pages.search",status="200"} 1.0' in text
    assert "occupations_profiles 4" in text


def test_without_a_token_there_is_no_remote_rebuild(index_folder: Path) -> None:
    assert client_of(index_folder).post("/admin/rebuild").status_code == 404


def test_a_token_that_keeps_nobody_out_is_refused(index_folder: Path) -> None:
    with pytest.raises(ValueError, match="at least 16"):
        client_of(index_folder, ADMIN_TOKEN="short")


@pytest.mark.parametrize("header", [None, "Bearer wrong-token-of-a-test", TOKEN[:-1], "Basic eA=="])
def test_a_rebuild_needs_the_token(index_folder: Path, header: str | None) -> None:
    client = client_of(index_folder, ADMIN_TOKEN=TOKEN)
    headers = {"Authorization": header} if header else {}

    assert client.post("/admin/rebuild", headers=headers).status_code == 401
    assert client.get("/admin/rebuild/1", headers=headers).status_code == 401


def test_a_remote_rebuild_is_accepted_runs_and_publishes(index_folder: Path, corpus: Path) -> None:
    client = client_of(index_folder, ADMIN_TOKEN=TOKEN, CORPUS=str(corpus))
    before = current_name(index_folder)
    profile = corpus / "occupations" / "lawyers.yaml"
    profile.write_text(profile.read_text().replace("title: Lawyers", "title: Attorneys"))
    bearer = {"Authorization": f"Bearer {TOKEN}"}

    accepted = client.post("/admin/rebuild", headers=bearer)

    assert accepted.status_code == 202
    deadline = time.monotonic() + PATIENCE
    while (told := client.get(accepted.get_json()["status"], headers=bearer).get_json())[
        "state"
    ] == "running":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert (told["state"], told["exit"]) == ("done", 0)
    assert "changed 1 profile: lawyers" in told["output"]
    assert current_name(index_folder) != before


def test_editors_see_their_mistakes_while_the_last_good_index_serves(
    index_folder: Path, corpus: Path
) -> None:
    problems = index_folder / "problems.json"
    told: list[str] = []
    client = client_of(index_folder, PROBLEMS=str(problems))
    profile = corpus / "occupations" / "lawyers.yaml"
    profile.write_text(profile.read_text().replace("title: Lawyers", "titel: Lawyers"))

    rebuild(corpus, index_folder, problems, told.append, lenient=False)

    page = client.get("/editor").text
    assert "lawyers.yaml:2:1" in page
    assert "titel: Lawyers" in page
    assert "did you mean" in page
    marked = client.get("/occupations/lawyers").text
    assert "2 problems in the working files" in marked
    assert "unknown key &#39;titel&#39;" in marked
    assert "titel" not in client.get("/occupations/roofers").text
    assert told[-1] == "2 problems: the last good index keeps serving"


def test_watching_goes_on_where_the_list_of_problems_cannot_be_written(
    index_folder: Path, corpus: Path
) -> None:
    (index_folder / "problems.json").mkdir()
    (corpus / "occupations" / "roofers.yaml").unlink()
    told: list[str] = []

    rebuild(corpus, index_folder, index_folder / "problems.json", told.append, lenient=True)

    assert "cannot be written" in told[0]
    assert told[-1] == f"published {current_name(index_folder)}"
    assert not list(index_folder.glob(".problems.json.*"))


def test_there_is_no_editors_page_on_a_site_that_is_not_watched(index_folder: Path) -> None:
    assert client_of(index_folder).get("/editor").status_code == 404


def test_html_in_a_mistake_is_no_markup(index_folder: Path) -> None:
    problems = index_folder / "problems.json"
    write_problems(problems, (Problem(Path("a.yaml"), 1, 1, "<b>", "<img src=x>"),))

    page = client_of(index_folder, PROBLEMS=str(problems)).get("/editor").text

    assert "<img" not in page
    assert "&lt;img" in page


def test_a_preview_builds_what_can_be_read(tmp_path: Path, corpus: Path) -> None:
    (corpus / "occupations" / "roofers.yaml").write_text("slug: [", encoding="utf-8")
    told: list[str] = []

    rebuild(corpus, tmp_path / "preview", None, told.append, lenient=True)

    served = client_of(tmp_path / "preview")
    assert served.get("/occupations/lawyers").status_code == 200
    assert served.get("/occupations/roofers").status_code == 404
    assert any("roofers.yaml:1" in line for line in told)
