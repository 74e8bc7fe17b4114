"""The answer above the list of results: what was asked, said at once."""

from indexer.frozen import value_class
from indexer.request import SearchRequest
from indexer.results import Answer, SearchResults
from webapp import urls
from webapp.pages.frame import Link

_PAGES_NAMED = {
    urls.CREDENTIALS: "More about the credential",
    urls.ORGANIZATIONS: "More about the organization",
    urls.OCCUPATIONS: "The whole profile",
}


@value_class
class AnswerSide:
    """One of the occupations that are compared."""

    occupation: Link
    value: str
    further: tuple[str, ...]  # facts beside the value


@value_class
class AnswerBox:
    """``label``: what the value or the sentences are of; ``note``: year and source of the value."""

    label: str | None
    subject: Link | None
    value: str | None
    text: str | None
    sides: tuple[AnswerSide, ...]
    note: str | None
    more: Link


def make_answer(results: SearchResults, marking: SearchRequest) -> AnswerBox | None:
    """The answer of a search, None where it has none; ``marking``: whose words links carry."""
    answer = results.answer
    if answer is None:
        return None
    if answer.kind == "comparison":
        return _comparison(answer)
    if answer.kind == "card":
        return _card(answer)
    return _said_in_a_profile(answer, results, marking)


def _said_in_a_profile(answer: Answer, results: SearchResults, marking: SearchRequest) -> AnswerBox:
    """A fact or the sentences of a passage."""
    url = urls.marked_url(answer.url, marking)
    heading = _heading(answer, results)
    label = _sentence(answer.label) if answer.label else heading
    return AnswerBox(
        label=label,
        subject=Link(answer.title, url.partition("#")[0]),
        value=answer.value,
        text=answer.quote,
        sides=(),
        note=_note(answer),
        more=Link(f"More in {heading}" if heading else "The whole profile", url),
    )


def _card(answer: Answer) -> AnswerBox:
    collection = "/" + answer.url.split("/")[1]
    return AnswerBox(
        label=None,
        subject=Link(answer.title, answer.url),
        value=None,
        text=_sentence(answer.text.removeprefix(f"{answer.title}: ")),
        sides=(),
        note=_note(answer),
        more=Link(_PAGES_NAMED[collection], answer.url),
    )


def _comparison(answer: Answer) -> AnswerBox:
    return AnswerBox(
        label=f"{_sentence(answer.label)} compared" if answer.label else "Compared",
        subject=None,
        value=None,
        text=None,
        sides=tuple(
            AnswerSide(
                Link(side.title, urls.occupation_url(side.slug)),
                value=side.facts[0] if side.facts else "no figures",
                further=side.facts[1:],
            )
            for side in answer.compared
        ),
        note=_note(answer),
        more=Link("Compare them side by side", answer.url),
    )


def _heading(answer: Answer, results: SearchResults) -> str | None:
    """Of the passage that answers, with its sub-heading where a result shows it."""
    for hit in results.hits:
        for section in hit.sections:
            if section.url == answer.url:
                return section.heading
    facet = next((facet for facet in results.facets if facet.name == "section"), None)
    labels = {value.value: value.label for value in facet.values} if facet else {}
    return labels.get(answer.section or "")


def _note(answer: Answer) -> str | None:
    """E.g. "2024, Occupational Outlook Handbook"."""
    parts = (str(answer.year) if answer.year else None, answer.source)
    return ", ".join(part for part in parts if part) or None


def _sentence(text: str) -> str:
    """With a capital at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]
