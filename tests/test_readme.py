"""The README is true: its commands, variables, folders and addresses exist."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.cli.main import main
from webapp import create_app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for package in ("indexer", "webapp")
    for path in (ROOT / package).rglob("*.py")
)


def test_every_command_of_the_readme_is_a_command() -> None:
    lines = re.findall(r"^    (occupations .+)$|`(occupations [^`]+)`", README, re.MULTILINE)
    text = "; ".join(one or other for one, other in lines)
    named = set(re.findall(r"\boccupations ([a-z]+(?:-[a-z]+)?)\b", text))

    assert {"check", "build", "search", "serve", "import", "zero-results"} <= named
    assert named <= set(main.commands)


def test_every_make_target_of_the_readme_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)", README))

    assert {"serve", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_variable_read_by_the_code_is_listed_and_no_other() -> None:
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    read = set(re.findall(r"\"(OCCUPATIONS_[A-Z_]+|XDG_DATA_HOME)\"", CODE))

    assert listed == read


def test_a_visitor_reads_the_readme_in_one_sitting() -> None:
    assert len(README.splitlines()) < 150


def folders_of_the_table() -> list[str]:
    table = README[README.index("## How it works") : README.index("## Measuring")]
    return re.findall(r"^\| `([a-z_/]+)` \|", table, re.MULTILINE)


def test_every_folder_of_the_table_exists() -> None:
    folders = folders_of_the_table()

    assert {"corpus/", "indexer/search/", "webapp/", "tests/"} <= set(folders)
    for folder in folders:
        assert (ROOT / folder).is_dir(), folder


def test_every_room_of_the_program_is_in_the_table() -> None:
    rooms = {
        path.parent.relative_to(ROOT).as_posix() + "/"
        for package in ("indexer", "webapp")
        for path in (ROOT / package).rglob("__init__.py")
    }

    assert rooms <= set(folders_of_the_table())


def test_every_module_to_be_run_exists() -> None:
    for name in re.findall(r"python -m (tests[a-z_.]*)", README):
        path = ROOT / name.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), name


def test_every_test_that_the_makefile_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    names = re.findall(r"\btests/[a-z_/]+(?:\.py)?", makefile)

    assert "tests/indexer/opensearch" in names
    for name in names:
        assert (ROOT / name).exists(), name


def test_the_picture_and_the_linked_files_exist() -> None:
    for path in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / path).is_file(), path


@pytest.fixture(scope="module")
def site(shipped_index: Path) -> FlaskClient:
    return create_app(shipped_index).test_client()


def test_every_address_of_the_tour_answers(site: FlaskClient) -> None:
    tour = README[README.index("## A tour") : README.index("## How it works")]
    addresses = re.findall(r"`(/[a-z][^`#]*)[^`]*`", tour)

    assert "/help" in addresses
    assert "/search.csv" in addresses
    for address in addresses:
        if address not in ("/editor", "/metrics"):  # only where they are switched on
            assert site.get(address).status_code == 200, address


def test_every_address_asked_with_curl_answers(site: FlaskClient) -> None:
    addresses = re.findall(r"^    curl .*'http://127\.0\.0\.1:8000(/.+)'$", README, re.MULTILINE)

    assert {address.split("?")[0].split("/")[-1] for address in addresses} >= {
        "search", "suggest", "facets", "search.csv", "search.json"
    }  # fmt: skip
    for address in addresses:
        assert site.get(address).status_code == 200, address
