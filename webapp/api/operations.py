"""What can be asked of the API. Routes, the OpenAPI document and the docs page come from here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from pydantic import BaseModel

from webapp import urls
from webapp.api import addresses
from webapp.api.names import (
    CredentialAnswer,
    CredentialList,
    OrganizationAnswer,
    OrganizationList,
    answer_credential,
    answer_credentials,
    answer_organization,
    answer_organizations,
)
from webapp.api.occupations import (
    OccupationAnswer,
    OccupationList,
    answer_occupation,
    answer_occupations,
)
from webapp.api.parameters import (
    ExportParameters,
    FacetParameters,
    ListParameters,
    NoParameters,
    Parameters,
    SearchParameters,
    SuggestParameters,
)
from webapp.api.search import (
    FacetsAnswer,
    ResultList,
    SearchAnswer,
    SuggestAnswer,
    answer_export,
    answer_facets,
    answer_search,
    answer_suggest,
)


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and what it answers.

    ``make``: from the index, the parameters and, where the path has one, the slug, an ``answer``.
    """

    name: str  # operationId
    path: str  # "/api/v1/occupations/{slug}"
    summary: str
    parameters: type[Parameters]
    answer: type[BaseModel]
    make: Callable[..., Any]
    example: str  # an address to try
    file: Literal["json", "csv"] | None = None  # saved under a name rather than shown

    @property
    def media_type(self) -> str:
        return "text/csv" if self.file == "csv" else "application/json"

    @property
    def has_slug(self) -> bool:
        return self.path.endswith("{slug}")

    @property
    def is_paged(self) -> bool:
        return "page" in self.parameters.model_fields


OPERATIONS = (
    Operation(
        "search", addresses.SEARCH, "Search occupations: ranked, with passages and facets",
        SearchParameters, SearchAnswer, answer_search,
        f"{addresses.SEARCH}?q=night+shift&education=associate-degree&limit=2",
    ),
    Operation(
        "suggest", addresses.SUGGEST, "Complete what is being typed",
        SuggestParameters, SuggestAnswer, answer_suggest,
        f"{addresses.SUGGEST}?q=phleb",
    ),
    Operation(
        "facets", addresses.FACETS, "Every facet value under a search, with its count",
        FacetParameters, FacetsAnswer, answer_facets,
        f"{addresses.FACETS}?q=nurse&facet=credential",
    ),
    Operation(
        "listOccupations", addresses.OCCUPATIONS, "Every occupation, by title",
        ListParameters, OccupationList, answer_occupations,
        f"{addresses.OCCUPATIONS}?limit=5",
    ),
    Operation(
        "getOccupation", addresses.one_path(addresses.OCCUPATIONS), "One occupation in full",
        NoParameters, OccupationAnswer, answer_occupation,
        addresses.one_url(addresses.OCCUPATIONS, "registered-nurses"),
    ),
    Operation(
        "listCredentials", addresses.CREDENTIALS, "Every credential that a profile names",
        ListParameters, CredentialList, answer_credentials,
        f"{addresses.CREDENTIALS}?limit=5",
    ),
    Operation(
        "getCredential", addresses.one_path(addresses.CREDENTIALS),
        "One credential, with the passages that name it",
        NoParameters, CredentialAnswer, answer_credential,
        addresses.one_url(addresses.CREDENTIALS, "rhit"),
    ),
    Operation(
        "listOrganizations", addresses.ORGANIZATIONS, "Every organization that a profile names",
        ListParameters, OrganizationList, answer_organizations,
        f"{addresses.ORGANIZATIONS}?limit=5",
    ),
    Operation(
        "getOrganization", addresses.one_path(addresses.ORGANIZATIONS),
        "One organization, with the passages that name it",
        NoParameters, OrganizationAnswer, answer_organization,
        addresses.one_url(addresses.ORGANIZATIONS, "ahima"),
    ),
    Operation(
        "exportJson", urls.SEARCH_JSON, "Save a whole list of results as JSON",
        ExportParameters, ResultList, partial(answer_export, urls.SEARCH_JSON),
        f"{urls.SEARCH_JSON}?q=welder", file="json",
    ),
    Operation(
        "exportCsv", urls.SEARCH_CSV, "Save a whole list of results as CSV",
        ExportParameters, ResultList, partial(answer_export, urls.SEARCH_CSV),
        f"{urls.SEARCH_CSV}?q=welder", file="csv",
    ),
)  # fmt: skip
