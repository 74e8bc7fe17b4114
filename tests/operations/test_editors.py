"""What an editor sees, as ``occupations preview`` and ``serve --watch`` show it."""

from pathlib import Path

import pytest

from tests.operations.site import running, wait_for


@pytest.fixture
def profile(corpus: Path) -> Path:
    return corpus / "occupations" / "lawyers.yaml"


def test_a_preview_serves_the_working_files_with_their_problems(
    corpus: Path, profile: Path, tmp_path: Path
) -> None:
    good = profile.read_text()
    profile.write_text(good.replace("title: Lawyers", "title: no"))

    with running(tmp_path / "log", "preview", "--corpus", str(corpus)) as site:
        editor = site.get("/editor").body
        other = site.get("/occupations/roofers")
        profile.write_text(good.replace("title: Lawyers", "title: Attorneys at law"))
        mended = wait_for(lambda: "Attorneys at law" in site.get("/occupations/lawyers").body)
        after = site.get("/editor").body

    assert "lawyers.yaml:2:8" in editor
    assert other.status == 200
    assert "problem" in other.body  # the notice on every page
    assert mended
    assert "lawyers.yaml" not in after
    assert "lawyers.yaml:2:8: " in (tmp_path / "log").read_text()


def test_a_mended_mistake_is_published_and_no_longer_shown(
    corpus: Path, profile: Path, index_folder: Path, tmp_path: Path
) -> None:
    good, log = profile.read_text(), tmp_path / "log"
    arguments = ("--corpus", str(corpus), "--index", str(index_folder), "--workers", "1", "--watch")
    with running(log, "serve", *arguments) as site:
        profile.write_text(good.replace("title: Lawyers", "titel: Lawyers"))
        shown = wait_for(lambda: "lawyers.yaml:2:1" in site.get("/editor").body)
        served = site.get("/occupations/lawyers")
        profile.write_text(good.replace("title: Lawyers", "title: Attorneys at law"))
        mended = wait_for(lambda: "Attorneys at law" in site.get("/occupations/lawyers").body)
        after = site.get("/editor").body

    assert shown
    assert served.status == 200
    assert "Lawyers" in served.body  # the last good index
    assert "lawyers.yaml:2:1: " in log.read_text()
    assert "the last good index keeps serving" in log.read_text()
    assert mended
    assert "lawyers.yaml" not in after


def test_a_corpus_that_goes_away_and_comes_back_is_watched_still(
    corpus: Path, profile: Path, index_folder: Path, tmp_path: Path
) -> None:
    good, away = profile.read_text(), tmp_path / "away"
    arguments = ("--corpus", str(corpus), "--index", str(index_folder), "--workers", "1", "--watch")
    with running(tmp_path / "log", "serve", *arguments) as site:
        (corpus / "occupations").rename(away)
        told = wait_for(lambda: "is no corpus" in site.log.read_text())
        served = site.get("/occupations/lawyers").status
        away.rename(corpus / "occupations")
        profile.write_text(good.replace("title: Lawyers", "title: Attorneys at law"))
        mended = wait_for(lambda: "Attorneys at law" in site.get("/occupations/lawyers").body)

    assert told
    assert served == 200
    assert mended
