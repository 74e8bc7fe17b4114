"""One visitor asks hundreds of times here: no limit on how often."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def unlimited() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OCCUPATIONS_RATE_LIMIT", "off")
        yield
