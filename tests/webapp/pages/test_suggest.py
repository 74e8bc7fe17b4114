"""Completions of what has been typed so far."""

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import Index
from indexer.results import Suggestion
from webapp.pages.search import make_suggestions


def test_suggestions_are_grouped_by_kind_and_lead_to_their_pages(client: FlaskClient) -> None:
    answer = client.get("/suggest?q=regis").get_json()

    kinds = [one["kind"] for one in answer["suggestions"]]
    order = ["occupation", "title", "credential", "organization", "question"]
    assert kinds == sorted(kinds, key=order.index)
    assert answer["suggestions"][0]["text"] == "Registered Nurses"
    for one in answer["suggestions"]:
        assert client.get(one["url"]).status_code == 200


def test_an_acronym_suggests_the_credential(client: FlaskClient) -> None:
    found = client.get("/suggest?q=rhit").get_json()["suggestions"]
    assert found[0]["text"] == "Registered Health Information Technician (RHIT)"


def test_every_suggestion_has_words_that_begin_with_those_typed(
    client: FlaskClient, index: Index
) -> None:
    for card in index.view.cards[::25]:
        typed = card.title.split()[0][:4].strip(",")
        found = client.get("/suggest", query_string={"q": typed}).get_json()["suggestions"]
        assert found, typed
        titled = [one for one in found if one["kind"] in ("occupation", "title")]
        for one in titled:
            words = one["text"].lower().replace("-", " ").replace("/", " ").split()
            assert any(word.strip("(").startswith(typed.lower()) for word in words), (typed, one)


def test_nothing_typed_suggests_nothing(client: FlaskClient) -> None:
    assert client.get("/suggest?q=").get_json()["suggestions"] == []
    assert client.get("/suggest").get_json()["suggestions"] == []


def test_a_search_that_finds_nothing_is_counted_without_who_asked(
    client: FlaskClient,
) -> None:
    folder = client.application.extensions["configuration"].index_folder

    client.get("/search?q=qqzzxxyy", headers={"User-Agent": "somebody"})

    noted = (folder / "zero-results.jsonl").read_text()
    assert "qqzzxxyy" in noted
    assert "somebody" not in noted


def test_suggestions_may_be_kept_for_a_while(client: FlaskClient) -> None:
    assert client.get("/suggest?q=nurse").headers["Cache-Control"] == "public, max-age=60"


def test_many_titles_do_not_crowd_out_a_credential(client: FlaskClient) -> None:
    found = client.get("/suggest?q=certified").get_json()["suggestions"]

    assert {"title", "credential"} <= {one["kind"] for one in found}


@given(st.lists(st.integers(0, 12), max_size=4), st.integers(0, 12))
def test_kinds_share_the_list_and_keep_their_order(sizes: list[int], count: int) -> None:
    every = [
        Suggestion(f"k{k}", f"{k}-{n}", None, "s", "/")
        for k, s in enumerate(sizes)
        for n in range(s)
    ]

    made = make_suggestions(every, count)

    assert len(made) == min(count, len(every))
    assert list(made) == [one for one in every if one in made]  # in the order given
    shown = [sum(one.kind == f"k{kind}" for one in made) for kind in range(len(sizes))]
    for kind, size in enumerate(sizes):
        # who has more names than are shown has as many as any other kind, but for one
        assert shown[kind] == size or shown[kind] >= max(shown) - 1
