"""A real server over the shipped corpus, and a real browser."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from webapp import create_app

REGISTRARS = "/occupations/health-information-technologists-and-medical-registrars"

# One address of every kind of page.
KINDS = (
    "/",
    "/search",
    "/search?q=health&section=training&credential=rhit&sort=pay",
    "/search?q=xqzwv&group=legal",
    "/search/credential?q=health",
    REGISTRARS,
    f"{REGISTRARS}?q=cancer+certification",
    "/compare",
    "/compare?o=registered-nurses&o=lawyers&o=cashiers&o=cooks",
    "/compare?o=lawyers&o=coder",
    "/occupations",
    "/occupations?letter=C",
    "/groups",
    "/groups/healthcare",
    "/credentials",
    "/credentials/rhit",
    "/credentials/compare?c=rhit&c=ods",
    "/credentials?by=kind",
    "/organizations?by=group",
    "/organizations",
    "/organizations/ahima",
    "/start",
    "/help",
    "/api",
    "/occupations/no-such-occupation",
)

Open = Callable[..., Page]
PATIENCE = 60_000  # milliseconds; a busy machine is slow
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one; without a sandbox, which containers refuse."""
    system = shutil.which("chromium") or shutil.which("chromium-browser")
    found = {"executable_path": system} if system else {}
    return {**browser_type_launch_args, **found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def site(shipped_index: Path) -> Iterator[str]:
    """Address of the running site, without a slash at its end."""
    server = make_server("127.0.0.1", 0, create_app(shipped_index), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture
def open_page(site: str, browser: Browser) -> Iterator[Open]:
    """Opens an address of the site in a context of its own, with the given browser settings."""
    contexts: list[BrowserContext] = []

    def open_in_context(path: str, width: int = 1280, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(site + path)
        return page

    yield open_in_context
    for context in contexts:
        context.close()
