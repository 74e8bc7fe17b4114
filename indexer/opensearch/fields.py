"""Which fields a document of the cluster has: one document an occupation, words cut beforehand.

A *root* names the words of one place: ``whole`` (the whole occupation), ``in.training`` (a section,
with the titles, which count in each), ``title`` and the like. Below a root are the words in both
forms and the names found there: ``whole.stem``, ``whole.exact``, ``whole.credential``. So all that
a search has to know of an occupation is in one document: totals and counts are exact on any number
of shards, which joining or collapsing sections cannot promise.
"""

from collections.abc import Mapping
from typing import Any

from indexer.analysis import BREAK_GAP
from indexer.opensearch.settings import ClusterSettings
from indexer.postings.schema import FORMAT_VERSION, OCCUPATION_FIELDS

CLUSTER_FORMAT = f"{FORMAT_VERSION}.1"  # the second number: of what is written to the cluster
WHOLE = "whole"
ENTITIES = ("credential", "organization")
# property of the occupation -> the facet it is counted in
FACET_FIELDS = ("group", "education", "pay_band", "outlook")
MEASURE_FIELDS = ("pay", "growth", "openings", "jobs", "level")
MAX_HITS = 100_000  # request.MAX_PAGE times request.MAX_LIMIT


def section_root(section: str) -> str:
    return f"in.{section}"


def index_body(settings: ClusterSettings, meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Settings and mapping of a new index; it has no copies until it is complete.

    Words come cut, folded and stemmed, so that both engines have the same terms by construction.
    A break in the text becomes a new value of the field, as far away as `BREAK_GAP` says.
    """
    words = {
        "type": "text",
        "analyzer": "whitespace",
        "position_increment_gap": BREAK_GAP - 1,
        "similarity": "occupation",
    }
    roots = [WHOLE, *OCCUPATION_FIELDS]
    properties: dict[str, Any] = {
        root: {"properties": {"stem": words, "exact": words}} for root in roots
    }
    properties[WHOLE]["properties"].update({name: {"type": "keyword"} for name in ENTITIES})
    properties["in"] = {"type": "object", "dynamic": True}
    for name in ("kind", "sections", *FACET_FIELDS):
        properties[name] = {"type": "keyword"}
    properties["order"] = {"type": "keyword", "index": False}
    for name in MEASURE_FIELDS:
        properties[name] = {"type": "double"}
    for name in ("pack", "profile", "table"):
        properties[name] = {"type": "binary"}  # kept, never searched
    templates: list[Mapping[str, Any]] = [
        {f"in_{form}": {"path_match": f"in.*.{form}", "mapping": words}}
        for form in ("stem", "exact")
    ]
    templates += [
        {f"in_{name}": {"path_match": f"in.*.{name}", "mapping": {"type": "keyword"}}}
        for name in ENTITIES
    ]
    return {
        "settings": {
            "number_of_shards": settings.shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "max_result_window": MAX_HITS,
            # BM25 with the constants of weights.py, to choose the candidates by
            "similarity": {"occupation": {"type": "BM25", "k1": 3.0, "b": 0.5}},
        },
        "mappings": {
            "dynamic": False,
            "dynamic_templates": templates,
            "_meta": dict(meta),
            # all of it can be made from the texts in the pack
            "_source": {"excludes": [*roots, "in"]},
            "properties": properties,
        },
    }
