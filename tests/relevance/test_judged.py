"""The project's own judged queries over the shipped corpus."""

from pathlib import Path

from indexer.index import Index
from tests.relevance.ranking import figures, rank_of, read_judged, shown_by

JUDGED = Path(__file__).parent / "judged.tsv"
FLOOR = 0.97


def test_the_right_page_comes_first_for_the_judged_queries(index: Index) -> None:
    judged = read_judged(JUDGED)

    ranks = [rank_of(one, shown_by(index)) for one in judged]

    missed = [one.query for one, rank in zip(judged, ranks, strict=True) if rank != 1]
    assert len(judged) >= 60
    assert figures(ranks).first >= FLOOR, missed


def test_every_judged_title_is_in_the_corpus(index: Index) -> None:
    titles = {card.title for card in index.view.cards}

    assert {title for one in read_judged(JUDGED) for title in one.right} <= titles
