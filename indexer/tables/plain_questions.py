"""Plain questions about occupations, for autocomplete: "how to become a registered nurse"."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from indexer.analysis import AnalyzedToken, name_tokens, singular
from indexer.postings.card import Card
from indexer.tables.titles import title_parts

# Last letters of what people are: "Compensation, Benefits, and Job Analysis Specialists" names no
# benefits. What titles end in is one, too: "aides", "nurses".
_PEOPLE = ("ers", "ors", "ists", "ians", "ants", "ents", "ees")
_VAGUE = frozenset(("related", "other", "careers", "occupations", "maintenance"))  # in no question


@dataclass(frozen=True, slots=True)
class AskedName:
    """An occupation as a question calls it: ``one`` "registered nurse", ``several`` "registered
    nurses"."""

    one: str
    several: str
    occupation: int


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question around a name: the words before and after it, which may be typed in part."""

    lead: tuple[str, ...]
    tail: tuple[str, ...]
    of_several: bool

    def about(self, name: AskedName) -> str:
        said = name.several if self.of_several else name.one
        if self.lead and not self.of_several:
            said = f"{'an' if said[0] in 'aeiouAEIOU' else 'a'} {said}"
        return " ".join((*self.lead, said, *self.tail))


# Those of the first two are offered for a bare name, too.
FORMS = (
    QuestionForm(("how", "to", "become"), (), of_several=False),
    QuestionForm((), ("salary",), of_several=False),
    QuestionForm(("how", "much", "do"), ("make",), of_several=True),
    QuestionForm(("what", "do"), ("do",), of_several=True),
    QuestionForm((), ("job", "outlook"), of_several=False),
)
FOR_A_NAME = FORMS[:2]


def asked_names(cards: Sequence[Card]) -> Iterator[AskedName]:
    """What questions call each occupation: by its title, or the parts of a joint one."""
    heads = frozenset(tokens[-1].exact for card in cards if (tokens := name_tokens(card.title)))
    for number, card in enumerate(cards):
        for title in _single_titles(card.title, heads):
            *before, last = title.split()
            token = name_tokens(last)[-1]
            first = [_uncapitalized(word) for word in before]
            one = " ".join((*first, singular(token.exact, token.stem)))
            yield AskedName(one, " ".join((*first, _uncapitalized(last))), number)


def _single_titles(title: str, heads: Set[str]) -> Iterator[str]:
    """The occupations of a title, but for those that have no proper name in it: of "Chefs and Head
    Cooks" not "Chefs Cooks"."""
    parts = title_parts(title, heads) or (title,)
    for part in parts:
        words = name_tokens(part)
        borrowed = part.rpartition(" ")[0] in parts
        is_vague = "(" in part or not _VAGUE.isdisjoint(word.exact for word in words)
        if words and not borrowed and not is_vague and _is_people(words[-1], heads):
            yield part


def _is_people(word: AnalyzedToken, heads: Set[str]) -> bool:
    return word.exact.endswith(_PEOPLE) or word.stem.isupper() or word.exact in heads


def _uncapitalized(word: str) -> str:
    return word if word[1:] != word[1:].lower() else word.lower()


def split_question(typed: Sequence[str], form: QuestionForm) -> tuple[str, ...] | None:
    """The words of the name in a question that is being typed; None where it is another one."""
    led = _matching(typed, form.lead)
    if led < len(form.lead) and (led < len(typed) or not led):
        return None
    words = tuple(typed[led:])
    if form.lead:
        if words and words[0] in ("a", "an"):
            words = words[1:]
        return words
    for count in range(1, len(form.tail) + 1):
        ending = words[-count:]
        if len(words) > count and _matching(ending, form.tail) == count:
            return words[:-count]
    return None


def _matching(typed: Sequence[str], words: Sequence[str]) -> int:
    """How many of the first words typed are these; the last word typed may be half of one."""
    count = 0
    for said, word in zip(typed, words, strict=False):
        if said != word and not (count == len(typed) - 1 and word.startswith(said)):
            break
        count += 1
    return count
