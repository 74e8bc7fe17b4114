"""``occupations import`` and ``extract``: pages in, profiles and names out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.main import main
from indexer.corpus.read import read_corpus

PAGE = """\
Find the work that suits you!

Hedge Layers

 -----------------

 Nature of Work
Training
Employment
Job Outlook
Earnings

-----------------

Job Index A-Z

Hedge Layers

Training, Other Qualifications, and Advancement: Most hedge layers learn beside an older hand.

Education and training: No diploma is asked for. Two winters at the billhook make a beginner useful.

Certification and other qualifications: The Guild of Hedge Layers (GHL) offers the Certified Hedge \
Layer (CHL) credential. Patience in cold rain helps.

Advancement: Some become wardens of a whole parish, with crews of their own.

Source: Bureau of Labor Statistics
Previous
1 2 3 4 5
Next

Related Occupations
-------------------------------
Shepherds
-------------------------------
Dry Stone Wallers
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "hedge-layers-training.txt"
    path.write_text(PAGE)
    return path


def test_a_page_becomes_a_profile_that_is_built_and_searched(
    page_file: Path, tmp_path: Path
) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"

    imported = run("import", "page-text", page_file, "--into", corpus)

    assert imported.exit_code == 0, imported.output
    assert imported.stdout == "1 profile imported, 0 pages skipped\n"
    (occupation,) = read_corpus(corpus).occupations
    assert (occupation.slug, occupation.title) == ("hedge-layers", "Hedge Layers")
    assert [section.type for section in occupation.sections] == ["training"]
    assert [part.heading for part in occupation.sections[0].parts] == [
        None, "Education and training", "Certification and other qualifications", "Advancement",
    ]  # fmt: skip
    assert occupation.related_titles == ("Shepherds", "Dry Stone Wallers")
    assert occupation.sources[0].name == "Bureau of Labor Statistics"
    assert run("check", "--corpus", corpus).exit_code == 0
    assert run("build", "--corpus", corpus, "--index", index).exit_code == 0
    found = json.loads(run("search", "billhook", "--index", index, "--json").stdout)
    assert [hit["url"] for hit in found["hits"]] == ["/occupations/hedge-layers"]
    assert found["hits"][0]["sections"][0]["heading"] == "Training: Education and training"
    named = json.loads(run("search", "credential:CHL", "--index", index, "--json").stdout)
    assert named["total"] == 1


def test_pages_that_cannot_be_read_are_skipped_and_the_rest_imported(
    page_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02\x03" * 50)

    result = run(
        "import", "page-text", page_file, broken, tmp_path / "none.txt", "--into", tmp_path
    )

    assert result.exit_code == 1
    assert result.stdout == "1 profile imported, 2 pages skipped\n"
    assert f"skipped: {broken}" in result.stderr
    assert "none.txt: there is no such file or folder" in result.stderr
    assert (tmp_path / "occupations" / "hedge-layers.yaml").is_file()


def test_extract_json_has_the_documented_shape(page_file: Path) -> None:
    result = run("extract", page_file, "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    (entry,) = json.loads(result.stdout)
    assert set(entry) == {"file", "credentials", "organizations"}
    assert entry["file"] == str(page_file)
    credential = next(c for c in entry["credentials"] if c["acronym"] == "CHL")
    body = next(o for o in entry["organizations"] if o["acronym"] == "GHL")
    assert {"name", "acronym", "kind", "issuers", "sections", "evidence"} <= set(credential)
    assert {"name", "acronym", "roles", "sections", "evidence"} <= set(body)
    assert credential["name"] == "Certified Hedge Layer"
    assert credential["issuers"] == [body["name"]] == ["Guild of Hedge Layers"]
    assert credential["sections"] == ["training"]
    assert any("Certified Hedge" in sentence for sentence in credential["evidence"])


NOTICE = """\
Hospital seeks coder

You hold the Registered Health Information Technician
(RHIT) of AHIMA, or

- Certified Coding Associate – CCA
- Certified Coding Specialist-- Physician-based (CCS-P)
"""


def test_extract_finds_names_in_any_text_and_goes_on_after_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE)
    (tmp_path / "notice.html").write_text(
        f"<html><body><h1>Coder</h1><p>{NOTICE}</p></body></html>"
    )
    (tmp_path / "notice.pdf").write_bytes(b"%PDF-1.4")

    result = run(
        "extract", *(tmp_path / f"notice.{end}" for end in ("pdf", "txt", "html")), "--json"
    )

    assert result.exit_code == 1
    assert "notice.pdf: is a PDF: save its text" in result.stderr
    text, page = json.loads(result.stdout)
    assert {c["acronym"] for c in text["credentials"]} == {"RHIT", "CCA", "CCS-P"}
    assert [o["acronym"] for o in text["organizations"]] == ["AHIMA"]
    assert text["credentials"][0]["sections"] == ["text"]
    assert {c["acronym"] for c in page["credentials"]} >= {"RHIT", "CCA"}


def test_extract_reads_profiles_too(small_folder: Path) -> None:
    path = small_folder / "occupations" / "beekeepers.yaml"

    result = run("extract", path)

    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}\n")
    assert "organization: National Association of Beekeepers (NAB)" in result.stdout


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_extract_of_a_missing_or_broken_file_exits_with_1(
    tmp_path: Path, options: list[str]
) -> None:
    (tmp_path / "broken.yaml").write_text("slug: [\n")

    for name in ("none.txt", "none.yaml", "broken.yaml"):
        result = run("extract", tmp_path / name, *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert name in result.stderr
