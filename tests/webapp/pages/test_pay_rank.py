"""The bar beside a result's pay: the share of all occupations that pay less."""

import re

from flask.testing import FlaskClient

from indexer.index import Index
from tests.webapp.asking import attribute, first, read


def test_the_bar_of_every_result_is_the_share_that_pay_less(
    client: FlaskClient, index: Index
) -> None:
    pays = [card.annual_pay for card in index.view.cards if card.annual_pay is not None]
    cards = {card.slug: card for card in index.view.cards}
    tree = read(client, "/search?q=&sort=pay&limit=25&page=4")
    checked = 0
    for article in tree.css("#found article"):
        slug = attribute(first(article, "h3 a"), "href").partition("?")[0].rpartition("/")[2]
        pay = cards[slug].annual_pay
        assert pay is not None
        percent = round(100 * sum(other < pay for other in pays) / len(pays))

        bar = article.css(".rank rect")[1]

        assert attribute(bar, "width") == str(percent)
        assert f"more than {percent}% of occupations" in first(article, ".facts").text()
        checked += 1
    assert checked >= 10


def test_a_result_without_pay_has_no_bar(client: FlaskClient, index: Index) -> None:
    unpaid = [card for card in index.view.cards if card.annual_pay is None]
    assert unpaid
    tree = read(client, f"/search?q=title%3A%22{unpaid[0].title.replace(' ', '+')}%22")

    assert tree.css("#found article")
    assert not re.search(r"\$\d", first(tree, "#found article .facts").text())
    assert not first(tree, "#found article").css(".rank")
