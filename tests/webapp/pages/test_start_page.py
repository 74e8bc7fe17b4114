"""The page to start from: its questions end in an ordinary search, its lists tell true counts."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from indexer.engine import search
from indexer.index import Index
from indexer.model import INTERESTS, SCHEDULES
from indexer.request import SearchRequest
from tests.webapp.asking import attribute, first, read


def fields(client: FlaskClient) -> list[tuple[str, str, str]]:
    tree = read(client, "/start")
    return [
        (node.attributes["type"] or "", attribute(node, "name"), node.attributes["value"] or "")
        for node in tree.css(".questions input")
    ]


def test_the_questions_are_at_most_twelve_plain_choices_each_with_its_label(
    client: FlaskClient,
) -> None:
    tree = read(client, "/start")

    choices = [node for node in tree.css(".questions input") if node.attributes["type"] != "hidden"]
    labelled = {attribute(label, "for") for label in tree.css(".questions label")}

    assert len(choices) <= 12
    assert {attribute(node, "id") for node in choices} == labelled
    assert {value for _, name, value in fields(client) if name == "interest"} == set(INTERESTS)


@pytest.mark.parametrize(
    ("answers", "request_"),
    [
        ([("interest", "artistic")], SearchRequest("", {"interest": ("artistic",)})),
        (
            [("interest", "social"), ("interest", "artistic"), ("q", "no degree")],
            SearchRequest("no degree", {"interest": ("social", "artistic")}),
        ),
        (
            [("q", "associate degree or less"), ("schedule", "nights")],
            SearchRequest("associate degree or less", {"schedule": ("nights",)}),
        ),
    ],
)
def test_the_answers_are_an_ordinary_search(
    client: FlaskClient,
    index: Index,
    answers: list[tuple[str, str]],
    request_: SearchRequest,
) -> None:
    offered = {(name, value) for _, name, value in fields(client)}
    assert set(answers) <= offered
    action = attribute(first(read(client, "/start"), ".questions"), "action")
    if all(name != "q" for name, _ in answers):
        answers = [("q", ""), *answers]  # the button that is chosen before anybody chooses

    tree = read(client, f"{action}?{urlencode([*answers, ('sort', 'jobs')])}")

    total = search(index, request_).total
    assert first(tree, ".status").text().startswith(f"{total:,} occupation")
    assert 0 < total < len(index.view.cards)


def test_hours_tell_how_many_profiles_say_so(client: FlaskClient, index: Index) -> None:
    profiles = [index.stored_profile(card.slug).occupation for card in index.view.cards]
    said = [word for p in profiles if p.facts.schedule for word in p.facts.schedule.keywords]

    rows = read(client, "/start").css('section[aria-labelledby="hours"] li')

    told = {first(row, "a").text(): int(first(row, ".detail").text().split()[0]) for row in rows}
    assert told == {label: said.count(key) for key, label in SCHEDULES.items()}


def test_the_home_page_leads_there(client: FlaskClient) -> None:
    assert "/start" in {attribute(link, "href") for link in read(client, "/").css("a")}
