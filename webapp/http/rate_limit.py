"""How often one client may ask for what costs work."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from flask import request
from werkzeug.exceptions import TooManyRequests

from webapp.config import Rate
from webapp.http.caching import is_page

CLIENTS = 10_000  # remembered at most, about 2 MB; the one not heard of for longest is forgotten
IPV6_CLIENT = 64  # bits: the smallest network that one customer gets, RFC 6177

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Limiter:
    """Remembers of each client the time at which all it asked for is paid off.

    The generic cell rate algorithm (ITU-T I.371, annex A): one number a client, and no moment at
    which a new period lets everybody in at once.
    """

    def __init__(self, rate: Rate, clients: int = CLIENTS) -> None:
        self._each = rate.seconds / rate.requests
        self._most = rate.seconds
        self._clients = clients
        self._paid_off: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str, now: float) -> float:
        """Seconds until this client may ask; 0 counts a request of it.

        Args:
            client: any name.
            now: seconds on a clock that never goes back.
        """
        with self._lock:
            before = max(self._paid_off.pop(client, now), now)
            after = before + self._each
            wait = after - now - self._most
            refused = wait > 1e-6  # a microsecond, for the rounding of sums
            self._paid_off[client] = before if refused else after
            if len(self._paid_off) > self._clients:
                self._paid_off.popitem(last=False)
            return wait if refused else 0.0


def refuse_beyond(limiter: Limiter, rate: Rate) -> Callable[[], None]:
    """A hook that answers 429 to a client beyond the rate.

    Pages and the API count, and addresses that lead nowhere, for which the site searches too;
    static files and health checks do not. Every worker process counts for itself, so that with two
    of them a client may come to twice as many requests.
    """

    def refuse() -> None:
        if request.method == "OPTIONS" or not (is_page() or request.endpoint is None):
            return
        address = read_address(request.remote_addr or "")
        # No address: a socket file, which only the machine itself can reach.
        if rate.spares_itself and (address is None or address.is_loopback):
            return
        wait = limiter.wait(client(address), time.monotonic())
        if wait:
            raise TooManyRequests(retry_after=math.ceil(wait))

    return refuse


def read_address(text: str) -> Address | None:
    """The address of a client; None if it is none."""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def client(address: Address | None) -> str:
    """Whose requests are counted together: an address or, of IPv6, the network it is in."""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((int(address), IPV6_CLIENT), strict=False))
    return str(address)
