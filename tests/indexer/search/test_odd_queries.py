"""Queries, texts and index files that are odd, and what must come of them all the same."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.analysis import tokens
from indexer.cli.main import main
from indexer.corpus.read import SHIPPED_CORPUS, read_vocabulary
from indexer.embedded import open_generation
from indexer.errors import IndexUnusable
from indexer.extraction.extract import Extractor
from indexer.index import Index
from indexer.model import Part, Section
from indexer.postings.generation import MANIFEST, current_name, damage
from indexer.query import AnyOf, Not, Phrase
from indexer.results import Mark
from indexer.search.grammar import parse
from indexer.search.relax import looser_requests
from indexer.search.snippet import snippet
from tests.indexer.asking import ask


@pytest.mark.parametrize("typed", ["RHIT OR LPN", "RN OR CNA", '"R.N." OR LPN'])
def test_or_between_acronyms_is_an_alternative(typed: str) -> None:
    (clause,) = parse(typed).clauses
    assert isinstance(clause, AnyOf)


def test_or_between_acronyms_finds_either(small: Index) -> None:
    results = ask(small, "RBK OR WAC")
    assert (results.total, results.with_every_word) == (2, 2)


@pytest.mark.parametrize(
    "typed", ["education<=bachelor's", "education<=bachelor’s", "education>=master's"]
)
def test_a_level_with_an_apostrophe_is_understood(typed: str) -> None:
    assert parse(typed).ranges


def test_excluding_a_hyphenated_word_in_a_field_looks_only_there() -> None:
    (clause,) = parse("-title:co-op").clauses
    assert isinstance(clause, Not)
    assert isinstance(clause.clause, Phrase)
    assert clause.clause.fields == ("title", "alternate_titles")


def test_accents_written_as_marks_of_their_own_are_part_of_the_word() -> None:
    assert [t.exact for t in tokens("re\u0301sume\u0301")] == ["resume"]


@pytest.mark.parametrize("text", ["ʼ", "nurse ʼ aide", "\uff9e"])
def test_no_word_is_empty(text: str) -> None:
    assert all(t.exact and t.stem for t in tokens(text))


def test_a_soft_hyphen_does_not_cut_a_word() -> None:
    assert [t.exact for t in tokens("infor\u00admation")] == ["information"]


def test_dotted_acronym_without_its_last_dot() -> None:
    assert [t.exact for t in tokens("R.N")] == ["rn"]


def test_the_first_item_of_a_list_loses_its_dash_like_the_others() -> None:
    text = "".join(part.text for part in snippet("Tasks:\n\n- feeding\n- splitting", ()))
    assert "- " not in text


def test_a_cut_before_a_list_item_leaves_no_dash() -> None:
    text = "".join(part.text for part in snippet("hive hive hive\n- hive", (), 20))
    assert not text.removesuffix(" …").endswith("-")


def test_every_mark_inside_the_window_is_shown() -> None:
    text = "x" * 30 + ". wax wax is here " + "y " * 60
    first, second = text.index("wax"), text.index("wax") + 4
    marks = (Mark(first, first + 3, 0, 1.0), Mark(second, second + 3, 0, 1.0))
    for length in range(4, 40):
        parts = snippet(text, marks, length)
        for part in parts:
            assert part.match or "wax" not in part.text, (length, parts)


def test_the_heading_is_that_of_the_chosen_credential(small: Index) -> None:
    hits = ask(small, "the", {"credential": ("rbk",)}).hits
    assert hits[0].sections[0].url.endswith("#training-certification")


def test_a_manifest_that_was_changed_is_found(index_copy: Path) -> None:
    path = index_copy / (current_name(index_copy) or "") / MANIFEST
    path.write_bytes(path.read_bytes().replace(b'"occupations": 5', b'"occupations": 7'))
    assert damage(path.parent)


def test_an_unknown_file_called_like_a_manifest_is_found(index_copy: Path) -> None:
    folder = index_copy / (current_name(index_copy) or "")
    (folder / "view" / MANIFEST).write_text("{}")
    assert damage(folder)


def test_another_format_with_other_fields_is_told_as_such(index_copy: Path) -> None:
    path = index_copy / (current_name(index_copy) or "") / MANIFEST
    manifest = json.loads(path.read_bytes())
    path.write_text(json.dumps({"format_version": 99, "generation": manifest["generation"]}))
    with pytest.raises(IndexUnusable, match="written in format 99"):
        open_generation(path.parent)


def test_import_into_a_place_that_cannot_be_written_is_a_message(tmp_path: Path) -> None:
    """commands/corpus.py: OSError of write_profile ends in a traceback."""
    (tmp_path / "occupations").write_text("")
    page = tmp_path / "page.txt"
    page.write_text(
        "Hedge Layers\n\nTraining\n\nHedge Layers\n\nEducation and training: Words.\n\nSource: B\n"
    )
    result = CliRunner().invoke(main, ["import", "page-text", str(page), "--into", str(tmp_path)])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception


def test_a_title_in_a_credential_is_no_organization() -> None:
    text = (
        "Fellow of the Casualty Actuarial Society (FCAS) is the highest title of the Casualty"
        " Actuarial Society (CAS)."
    )
    (found,) = Extractor(read_vocabulary(SHIPPED_CORPUS)).mentions(
        (Section("training", (Part(None, text),)),)
    )
    organizations = {(m.slug, m.surface) for m in found.mentions if m.entity == "organization"}
    assert organizations == {("cas", "Casualty Actuarial Society"), ("cas", "CAS")}


def test_relaxation_takes_out_the_word_and_not_a_piece_of_another(small: Index) -> None:
    results = ask(small, '"smoke" smo*', {"group": ("care",)})
    assert results.total == 0
    assert dict(looser_requests(results.request, parse(results.request.query)))["smo*"].query == (
        '"smoke"'
    )


def test_correction_replaces_the_word_and_not_a_piece_of_another(small: Index) -> None:
    results = ask(small, "inspectors nspector")
    assert results.interpretation.corrected == "inspectors inspector"
