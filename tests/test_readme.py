"""The README is true: its commands, variables, modules and addresses exist."""

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
    assert named <= set(main.commands)  # type: ignore[attr-defined]


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


def test_every_module_of_the_table_exists() -> None:
    table = README[README.index("## How it works") : README.index("## Measuring")]
    rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)

    for name in re.findall(r"`([a-z_/]+(?:\.py)?/?)`", "\n".join(rows)):
        places = (ROOT / name, ROOT / "indexer" / name)
        assert any(place.exists() for place in places), name


def test_every_package_module_is_in_the_table() -> None:
    table = README[README.index("## How it works") : README.index("## Measuring")]
    modules = {path.name for path in (ROOT / "indexer").glob("*.py")} - {"__init__.py"}

    assert [name for name in sorted(modules) if name not in table and name != "__main__.py"] == []


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
