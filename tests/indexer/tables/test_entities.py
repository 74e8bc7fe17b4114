"""Names of credentials lead to the occupations, with what each wants of it."""

from pathlib import Path

from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.publish import build
from indexer.tables.titles import key_of
from tests.indexer.small_corpus import PROFILES, write_corpus


def test_a_credential_knows_what_each_occupation_wants_of_it(tmp_path: Path) -> None:
    profiles = dict(PROFILES)
    profiles["hive-inspectors"] = profiles["hive-inspectors"].replace(
        "A degree in biology is usual.", "Every county requires a Registered Beekeeper (RBK)."
    )
    write_corpus(tmp_path / "corpus", profiles)
    build(read_corpus(tmp_path / "corpus"), tmp_path / "index", origin="test")

    index = open_index(tmp_path / "index")
    (named,) = index.entities.by_key[key_of("RBK")]

    wanted = {
        index.view.cards[number].slug: relation
        for number, relation in zip(
            named.occupations.tolist(), named.relations.tolist(), strict=True
        )
    }
    # the editor's link says prefers, the inspectors' own text says requires
    assert wanted == {"beekeepers": 1, "hive-inspectors": 0}
