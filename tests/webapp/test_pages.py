"""What every page of the site keeps to."""

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import pytest
from flask.testing import FlaskClient

from tests.webapp.asking import MISSING, PAGES, REGISTRARS, attribute, first, read, texts

EVERY = [*((url, 200) for url in PAGES), *((url, 404) for url in MISSING)]


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_a_page_has_one_h1_a_title_a_language_and_its_landmarks(
    client: FlaskClient, url: str, status: int
) -> None:
    tree = read(client, url, status)

    assert len([text for text in texts(tree, "h1") if text]) == 1
    assert len(texts(tree, "title")[0]) > 10
    assert attribute(first(tree, "html"), "lang") == "en"
    for landmark in ("body > header", "main#main", "body > footer", "header nav[aria-label]"):
        assert len(tree.css(landmark)) == 1, landmark
    assert attribute(first(tree, "a.skip"), "href") == "#main"


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_headings_go_down_one_level_at_a_time(client: FlaskClient, url: str, status: int) -> None:
    tree = read(client, url, status)

    levels = [int(str(node.tag)[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")]

    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_ids_are_unique_and_every_reference_to_one_is_met(
    client: FlaskClient, url: str, status: int
) -> None:
    tree = read(client, url, status)

    ids = [attribute(node, "id") for node in tree.css("[id]")]

    assert len(ids) == len(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby", "form"):
        for node in tree.css(f"[{name}]"):
            assert set(attribute(node, name).split()) <= set(ids), node.html
    within = {field.mem_id for field in tree.css("label > input")}
    for field in tree.css("input:not([type=hidden])"):
        labelled = field.mem_id in within or tree.css(f'label[for="{attribute(field, "id")}"]')
        assert labelled, field.html


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_nothing_in_a_page_needs_an_inline_script_or_style(
    client: FlaskClient, url: str, status: int
) -> None:
    tree = read(client, url, status)

    data = "[type='application/ld+json']"  # is read and never run
    assert not tree.css(f"style, [style], script:not([src]):not({data})")
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")], node.html


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_every_state_is_reached_by_a_plain_get_address(
    client: FlaskClient, url: str, status: int
) -> None:
    tree = read(client, url, status)

    for form in tree.css("form"):
        assert attribute(form, "method") == "get"
        actions = ("/search", "/compare", "/credentials/compare", REGISTRARS)
        assert attribute(form, "action") in actions
    for button in tree.css("button"):
        assert "type" not in button.attributes  # a button that submits
    for link in tree.css("a"):
        assert attribute(link, "href").startswith(("/", "#", "http://", "https://")), link.html


@pytest.mark.parametrize(("url", "status"), EVERY)
def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(
    client: FlaskClient, url: str, status: int
) -> None:
    # One address per path and per way of filtering is enough: the rest differ in values only.
    for target, fragment in sorted(_links(client, url, status)):
        tree = read(client, target, status if target == url else 200)
        if fragment:
            assert first(tree, f'[id="{fragment}"]') is not None, f"{url}: {target}#{fragment}"


def _links(client: FlaskClient, url: str, status: int) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for node in read(client, url, status).css("a[href]"):
        href = urljoin(url, attribute(node, "href"))
        target, fragment = urldefrag(href)
        kind = f"{target.partition('=')[0]}#{fragment}"
        if target.startswith("/") and kind not in seen:
            seen.add(kind)
            yield target, fragment


@pytest.mark.parametrize("url", PAGES)
def test_a_page_names_no_other_host_to_load_from(client: FlaskClient, url: str) -> None:
    tree = read(client, url)

    for node in tree.css("[src], link[rel=stylesheet], link[rel=icon]"):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        assert address.startswith("/static/"), node.html


def test_titles_of_pages_differ(client: FlaskClient) -> None:
    titles = [texts(read(client, url), "title")[0] for url in PAGES if "?" not in url]

    assert len(titles) == len(set(titles))


def test_searches_are_kept_from_crawlers_and_profiles_are_not(client: FlaskClient) -> None:
    robots = "meta[name=robots][content=noindex]"

    for url in ("/search?q=nurse", "/search/group", "/compare?o=lawyers", "/credentials/compare"):
        assert read(client, url).css(robots), url
    for url in ("/", REGISTRARS, "/credentials/rhit", "/groups/healthcare"):
        assert not read(client, url).css(robots), url


@pytest.mark.parametrize("url", PAGES)
def test_crawlers_are_not_sent_into_combinations_of_filters(client: FlaskClient, url: str) -> None:
    for link in read(client, url).css("main a[href*='?']"):
        path, _, query = attribute(link, "href").partition("?")
        endless = path in ("/search", "/compare") and not query.startswith("q=")
        if url.startswith("/search") and endless:
            assert "nofollow" in str(link.attributes.get("rel")), link.html
