"""Which words of one stem are the same word, which are akin, and which only look alike.

A stemmer joins what begins alike: "hospital" with "hospitality", "animal" with "animation",
"experience" with "experiment". Here only productive endings count (Krovetz 1993, "Viewing
morphology as an inference process", section 5: inflection first, derivation where it keeps the
meaning), so that the others stay apart.
"""

from collections.abc import Iterable, Iterator, Mapping

IRREGULAR_PLURALS: Mapping[str, str] = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "oxen": "ox", "wives": "wife", "midwives": "midwife",
    "housewives": "housewife", "knives": "knife", "shelves": "shelf", "calves": "calf",
    "wolves": "wolf", "thieves": "thief", "loaves": "loaf", "hooves": "hoof", "scarves": "scarf",
    "diagnoses": "diagnosis", "prognoses": "prognosis", "theses": "thesis", "crises": "crisis",
    "prostheses": "prosthesis", "bacteria": "bacterium", "curricula": "curriculum",
    "alumni": "alumnus", "larvae": "larva", "vertebrae": "vertebra",
}  # fmt: skip
# "-men" is the plural of "-man" but in these.
_NO_MEN = frozenset(
    "abdomen acumen albumen amen bitumen cyclamen dolmen foramen hymen lumen omen ramen regimen "
    "rumen semen specimen stamen yemen".split()
)
# Words that have gone their own way: they share no more than their number with others of the stem
# ("customs" is no plural of "custom", an "officer" is not who "offices", a "train" no "training").
_ALONE = frozenset(
    "audition auditions building buildings custom customs edition editions evening evenings fabric "
    "fabrics hearing hearings humane medic medics meeting meetings office offices orderlies "
    "orderly physics polite product products public securities train trains wedding "
    "weddings".split()
)
_NO_PLURAL = frozenset(("customs", "physics", "securities"))  # no more than one of them

# What another form counts, where it stands for the word that was typed.
INFLECTED = 0.5  # "nursing" for "nurse", "counseling" for "counselor"
DERIVED = 0.25  # "management" for "manager", "inspection" for "inspector"


def regular(word: str) -> str:
    """The singular of an irregular plural; any other word as it is: "firemen" -> "fireman"."""
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if word.endswith("men") and len(word) > 5 and word not in _NO_MEN:
        return word[:-2] + "an"
    return word


def kin(word: str, members: Iterable[str]) -> Mapping[str, float]:
    """The members that may stand for a word, with what each counts: 1 for the word itself in the
    singular or plural. ``members`` have the same stem as the word."""
    others = frozenset(members) - {word}
    own = _number(word)
    result = {word: 1.0} | {other: 1.0 for other in others if own & _number(other)}
    if word in _ALONE:
        return result
    rest = {other for other in others if other not in result and other not in _ALONE}
    for roots_of, share in ((_inflected_roots, INFLECTED), (_roots, DERIVED)):
        roots = {root for known in result for root in roots_of(known)}
        while akin := {other for other in rest if roots & set(roots_of(other))}:
            result |= dict.fromkeys(akin, share)
            rest -= akin
            roots |= {root for other in akin for root in roots_of(other)}
    return result


def _number(word: str) -> set[str]:
    """What a noun may be in the singular."""
    if word in _NO_PLURAL:
        return {word}
    found = {word, regular(word)}
    if word.endswith("ies") and len(word) > 4:
        found |= {word[:-3] + "y", word[:-1]}
    elif word.endswith("es") and len(word) > 3:
        found |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith("ss"):
        found.add(word[:-1])
    return found


def _inflected_roots(word: str) -> Iterator[str]:
    """What a verb or its agent may come from: "managers" -> "manage", "planner" -> "plan"."""
    for one in _number(word):
        yield one
        for ending, least in (("ing", 2), ("ed", 2), ("er", 3), ("or", 3)):
            if one.endswith(ending) and len(one) - len(ending) >= least:
                yield from _completed(one.removesuffix(ending))


def _roots(word: str) -> Iterator[str]:
    """The same with the endings that make another kind of word and keep the meaning."""
    for form in (*_inflected_roots(word),):
        for root in (form, *_noun_of(form)):
            yield root
            for ending in ("ment", "ion", "ation", "ance", "ant"):
                if root.endswith(ending) and len(root) - len(ending) > 2:
                    yield from _completed(root.removesuffix(ending))


def _noun_of(word: str) -> Iterator[str]:
    """What an adjective, an adverb, a verbal noun or a scientist belongs to.

    An ending counts only where it says no more: a hospital is nothing of "hospit", and "several"
    nothing "severe", but what is structural is of a structure, and a removal is to remove.
    """
    if word.endswith("ly") and len(word) > 5:
        yield from (*_completed(word[:-2]), *_noun_of(word[:-2]))
    if word.endswith(_ADJECTIVAL):
        yield from _completed(word[:-2])
    elif word.endswith("ative"):
        yield from _completed(word[:-3])
    for ending, field in _FIELDS.items():
        if word.endswith(ending):
            yield word.removesuffix(ending) + field


_ADJECTIVAL = (
    "ional", "mental", "tural", "ewal", "isal", "ival", "osal", "oval", "usal", "ssal", "ical",
)  # fmt: skip
_FIELDS = {
    "logist": "logy", "logical": "logy", "logic": "logy", "grapher": "graphy",
    "graphic": "graphy", "metrist": "metry", "metric": "metry",
}  # fmt: skip


def _completed(root: str) -> Iterator[str]:
    """What is left of a word without its ending: as it is, with an e, with a single last letter,
    with a y."""
    yield root
    yield root + "e"
    if len(root) > 3 and root[-1] == root[-2]:
        yield root[:-1]
    if root.endswith("i"):
        yield root[:-1] + "y"
