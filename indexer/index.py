"""An opened generation: names, facts and words, and the engine that has the texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.errors import OccupationNotFound
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.facet import FacetName
from indexer.model import Vocabulary
from indexer.postings.generation import Manifest
from indexer.postings.postings import Floats, Ints, View
from indexer.protocol import Engine
from indexer.query import Measure
from indexer.tables.completion import SuggestTable
from indexer.tables.english import English
from indexer.tables.entities import EntityNames
from indexer.tables.facets import FacetTable, Tally
from indexer.tables.spelling import SpellingTable
from indexer.tables.synonyms import Lexicon
from indexer.tables.title_model import TitleModel
from indexer.tables.titles import NameTable
from indexer.tables.weights import NO_FREQUENCIES, Frequencies, SegmentWeights


@dataclass(frozen=True, eq=False, repr=False)
class Index:
    """One generation, immutable: its holder sees the same answers whatever is built beside."""

    manifest: Manifest
    vocabulary: Vocabulary  # with the names discovered in the texts
    view: View
    weights: SegmentWeights
    facets: Mapping[FacetName, FacetTable]
    links: Ints  # rows of `link_rows`: what occupations say of credentials
    tally: Tally
    titles: NameTable
    title_model: TitleModel
    entities: EntityNames
    measures: Mapping[Measure, Floats]
    size: Floats  # what its number of jobs adds to the score of each occupation
    lexicon: Lexicon
    completion: SuggestTable
    spelling: SpellingTable
    english: English
    engine: "Engine[Index]"
    frequencies: Frequencies = NO_FREQUENCIES  # where the view has a part of the occupations only

    @property
    def generation(self) -> str:
        return self.manifest.generation

    def stored_profile(self, slug: str) -> AnalyzedOccupation:
        """The full profile.

        Raises:
            OccupationNotFound: no profile has this slug.
            EngineUnavailable: the cluster does not answer.
        """
        if slug not in self.view.numbers:
            raise OccupationNotFound(slug)
        return self.engine.profile(slug)
