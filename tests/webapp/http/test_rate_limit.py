"""How often a client may ask, and who counts as one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from webapp import create_app
from webapp.config import Rate
from webapp.http.rate_limit import Limiter

Client = Callable[..., FlaskClient]


@pytest.fixture
def limited(shipped_index: Path) -> Client:
    """Makes a site with these settings."""

    def make(rate: str | None = None, proxies: str | None = None) -> FlaskClient:
        settings = {"OCCUPATIONS_RATE_LIMIT": rate, "OCCUPATIONS_TRUSTED_PROXIES": proxies}
        given = {name: value for name, value in settings.items() if value is not None}
        return create_app(shipped_index, given).test_client()

    return make


def statuses(client: FlaskClient, url: str, count: int, address: str = "192.0.2.1") -> list[int]:
    around = {"REMOTE_ADDR": address}
    return [client.get(url, environ_base=around).status_code for _ in range(count)]


def test_beyond_the_rate_a_program_is_told_when_to_come_back(limited: Client) -> None:
    client = limited("3/minute")

    assert statuses(client, "/api/v1/suggest?q=a", 3) == [200, 200, 200]
    response = client.get("/api/v1/suggest?q=a", environ_base={"REMOTE_ADDR": "192.0.2.1"})

    assert response.status_code == 429
    assert 1 <= int(response.headers["Retry-After"]) <= 20  # one every 20 seconds
    assert response.mimetype == "application/problem+json"
    assert response.get_json(force=True)["title"] == "Too Many Requests"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_beyond_the_rate_a_person_gets_a_page(limited: Client) -> None:
    client = limited("1/minute")

    assert statuses(client, "/search?q=a", 2) == [200, 429]
    response = client.get("/search?q=a", environ_base={"REMOTE_ADDR": "192.0.2.1"})

    assert "That was too fast" in response.text
    assert int(response.headers["Retry-After"]) >= 1
    assert "Content-Security-Policy" in response.headers


def test_pages_the_api_and_wrong_addresses_count_together(limited: Client) -> None:
    client = limited("3/minute")

    for url, status in (("/search", 200), ("/api/v1/facets", 200), ("/nowhere", 404)):
        assert statuses(client, url, 1) == [status]

    for url in ("/search.csv", "/", "/nowhere", "/api/v1/nowhere"):
        assert statuses(client, url, 1) == [429]


def test_files_checks_and_what_one_has_already_do_not_count(limited: Client) -> None:
    client = limited("1/minute")
    around = {"REMOTE_ADDR": "192.0.2.1"}
    tag = client.get("/search?q=a", environ_base=around).headers["ETag"]

    assert statuses(client, "/static/site.css", 3) == [200, 200, 200]
    assert statuses(client, "/healthz", 3) == [200, 200, 200]
    assert client.options("/api/v1/search", environ_base=around).status_code == 200
    again = client.get("/search?q=a", headers={"If-None-Match": tag}, environ_base=around)
    assert again.status_code == 304


def test_clients_are_counted_one_by_one_and_an_ipv6_network_is_one(limited: Client) -> None:
    client = limited("1/minute")

    assert statuses(client, "/help", 2, "192.0.2.1") == [200, 429]
    assert statuses(client, "/help", 2, "192.0.2.2") == [200, 429]
    assert statuses(client, "/help", 1, "::ffff:192.0.2.2") == [429]
    assert statuses(client, "/help", 1, "2001:db8:1:2::1") == [200]
    assert statuses(client, "/help", 1, "2001:db8:1:2:ffff::9") == [429]
    assert statuses(client, "/help", 1, "2001:db8:1:3::1") == [200]


def test_only_a_declared_proxy_is_believed(limited: Client) -> None:
    def ask(client: FlaskClient, forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        around = {"REMOTE_ADDR": "192.0.2.1"}
        return client.get("/help", headers=headers, environ_base=around).status_code

    alone, behind_one = limited("1/minute"), limited("1/minute", proxies="1")

    assert [ask(alone, "203.0.113.1"), ask(alone, "203.0.113.2")] == [200, 429]
    assert [ask(behind_one, "203.0.113.1"), ask(behind_one, "203.0.113.2")] == [200, 200]
    # Only what the proxy itself added counts, not what the client claims.
    assert ask(behind_one, "198.51.100.7, 203.0.113.1") == 429


def test_a_proxy_is_believed_of_https_and_never_of_the_host(limited: Client) -> None:
    client = limited(proxies="1")

    response = client.get(
        "/search.csv?q=rhit",
        headers={"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"},
    )

    assert "https://localhost/occupations/" in response.text
    assert "evil.example" not in response.text


def test_the_machine_itself_is_spared_unless_a_rate_is_set(limited: Client) -> None:
    client = limited()

    assert set(statuses(client, "/suggest?q=zz", 700, "127.0.0.1")) == {200}
    elsewhere = (statuses(client, "/suggest?q=zz", 1, "192.0.2.1")[0] for _ in range(5000))
    assert 429 in elsewhere  # after 600, and as many more as a slow machine lets come due
    assert statuses(limited("1/minute"), "/help", 2, "127.0.0.1") == [200, 429]


@pytest.mark.parametrize("rate", ["0/minute", "often", "10", "10/day", "-1/second", "1/minute "])
def test_a_rate_that_is_none_is_refused_at_the_start(limited: Client, rate: str) -> None:
    with pytest.raises(ValueError, match="OCCUPATIONS_RATE_LIMIT"):
        limited(rate)


@pytest.mark.parametrize("proxies", ["-1", "11", "all", "127.0.0.1", ""])
def test_a_number_of_proxies_that_is_none_is_refused_at_the_start(
    limited: Client, proxies: str
) -> None:
    with pytest.raises(ValueError, match="OCCUPATIONS_TRUSTED_PROXIES"):
        limited(proxies=proxies)


@given(
    requests=st.integers(1, 8),
    gaps=st.lists(st.floats(0, 20) | st.just(0.0), min_size=1, max_size=60),
)
def test_never_more_than_the_rate_and_its_refill_are_let_in(
    requests: int, gaps: list[float]
) -> None:
    limiter = Limiter(Rate(requests, "minute"))
    let_in: list[float] = []
    now = 0.0
    for gap in gaps:
        now += gap
        wait = limiter.wait("client", now)
        if wait:
            # Whoever comes back when told to is let in.
            now += wait
            assert limiter.wait("client", now) == 0
        let_in.append(now)

    for number, start in enumerate(let_in):
        for count, end in enumerate(let_in[number:], 1):
            assert count <= requests + (end - start) * requests / 60 + 1e-4


def test_only_so_many_clients_are_remembered_and_the_latest_of_them() -> None:
    limiter = Limiter(Rate(1, "minute"), clients=3)
    for name in "abcd":
        assert limiter.wait(name, 0.0) == 0

    assert len(limiter._paid_off) == 3
    assert limiter.wait("d", 0.0) > 0
    assert limiter.wait("a", 0.0) == 0  # forgotten, and let in again
