"""Which fields a document of the cluster has: one document an occupation, words cut beforehand.

A *root* names the words of one place: ``whole`` (the whole occupation), ``in.training`` (a section,
with the titles, which count in each), ``title`` and the like. Below a root are the words in both
forms and the names found there: ``whole.stem``, ``whole.exact``, ``whole.credential``. So all that
a search has to know of an occupation is in one document: totals and counts are exact on any number
of shards, which joining or collapsing sections cannot promise.
"""

import json
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from indexer.analysis import BREAK_GAP
from indexer.facet import ENTITY_FACETS, PROPERTY_FACETS, FacetName
from indexer.opensearch.settings import ClusterSettings
from indexer.postings.schema import FORMAT_VERSION, OCCUPATION_FIELDS
from indexer.query import MEASURES, Measure
from indexer.request import MAX_LIMIT, MAX_PAGE
from indexer.tables.weights import FIELD_WEIGHTS, K1

WHOLE = "whole"
REQUIREMENT = "requirement"  # below a root, beside "credential"


def facet_field(name: FacetName) -> str:
    """Of a facet that is a property of the whole occupation."""
    return f"facet.{name}"


def requirement_term(requirement: str, credential: str) -> str:
    """What says in a `REQUIREMENT` field that this credential is wanted so much."""
    return f"{credential} {requirement}"


def measure_field(name: Measure) -> str:
    return f"measure.{name}"


def section_root(section: str) -> str:
    return f"in.{section}"


def _mapping() -> Mapping[str, Any]:
    """Which fields there are, the same for every index.

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
    names = (*ENTITY_FACETS, REQUIREMENT)
    properties[WHOLE]["properties"].update({name: {"type": "keyword"} for name in names})
    properties["in"] = {"type": "object", "dynamic": True}
    for name in ("kind", "sections", *map(facet_field, PROPERTY_FACETS)):
        properties[name] = {"type": "keyword"}
    properties["order"] = {"type": "keyword", "index": False}
    for name in map(measure_field, MEASURES):
        properties[name] = {"type": "double"}
    for name in ("pack", "profile", "table"):
        properties[name] = {"type": "binary"}  # kept, never searched
    templates: list[Mapping[str, Any]] = [
        {f"in_{form}": {"path_match": f"in.*.{form}", "mapping": words}}
        for form in ("stem", "exact")
    ]
    templates += [
        {f"in_{name}": {"path_match": f"in.*.{name}", "mapping": {"type": "keyword"}}}
        for name in names
    ]
    return {
        "dynamic": False,
        "dynamic_templates": templates,
        # all of it can be made from the texts in the pack
        "_source": {"excludes": [*roots, "in"]},
        "properties": properties,
    }


# Raise the second number when something else that is written to the cluster changes; the third
# follows from the fields, so from the facets and measures that are declared.
CLUSTER_FORMAT = f"{FORMAT_VERSION}.2.{crc32(json.dumps(_mapping()).encode()):08x}"


def index_body(settings: ClusterSettings, meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Settings and mapping of a new index; it has no copies until it is complete."""
    return {
        "settings": {
            "number_of_shards": settings.shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "max_result_window": MAX_PAGE * MAX_LIMIT,
            # the constants of the exact score, to choose the candidates by
            "similarity": {"occupation": {"type": "BM25", "k1": K1, "b": FIELD_WEIGHTS["text"].b}},
        },
        "mappings": {**_mapping(), "_meta": dict(meta)},
    }
