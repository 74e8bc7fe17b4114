"""Encrypted, with certificates on both sides and a password: a node behind a TLS server."""

import base64
import http.client
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indexer.engine import search
from indexer.errors import EngineUnavailable
from indexer.index import Index
from indexer.opensearch.client import Cluster
from indexer.opensearch.opened import open_cluster
from indexer.opensearch.settings import cluster_settings
from indexer.request import SearchRequest
from tests.indexer.opensearch.clusters import remote_of
from tests.indexer.opensearch.nodes import Nodes

USER, PASSWORD = "reader", "correct horse battery staple"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority, and what it has signed: the server's certificate and a client's."""
    folder = tmp_path_factory.mktemp("certificates")

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    common = ("req", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    openssl(*common, "-x509", "-subj", "/CN=test", "-keyout", "ca.key", "-out", "ca.pem")
    for name in ("server", "client"):
        signed = (
            "-x509",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
        )
        openssl(
            *common,
            *signed,
            "-subj",
            f"/CN={name}",
            "-keyout",
            f"{name}.key",
            "-out",
            f"{name}.pem",
        )
    return folder


@pytest.fixture(scope="module")
def secured(nodes: Nodes, certificates: Path) -> Iterator[str]:
    """The address of a node that asks for a client's certificate, and for name and password."""
    right = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, answer = 401, b'{"error": "Unauthorized"}'
            if self.headers.get("Authorization") == right:
                behind = http.client.HTTPConnection("127.0.0.1", nodes.all[0].port)
                kept = {k: v for k, v in self.headers.items() if k.lower().startswith("content-")}
                behind.request(self.command, self.path, body, kept)
                response = behind.getresponse()
                status, answer = response.status, response.read()
                behind.close()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=UTF-8")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_PUT = do_GET  # noqa: N815 (the names are the library's)

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server.key")
    context.load_verify_locations(certificates / "ca.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()


def connected(address: str, alias: str, **more: object) -> Cluster:
    given = {f"OCCUPATIONS_ENGINE_{name}": str(value) for name, value in more.items()}
    setting = {"OCCUPATIONS_ENGINE": f"opensearch {address}", "OCCUPATIONS_ENGINE_ALIAS": alias}
    settings = cluster_settings({**setting, **given})
    assert settings is not None
    return Cluster(settings)


def test_a_search_goes_through_tls_certificates_and_a_password(
    index: Index, secured: str, certificates: Path, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text(PASSWORD)
    cluster = connected(
        secured,
        remote_of(index).cluster.settings.alias,
        USER=USER,
        PASSWORD_FILE=tmp_path / "password",
        CA=certificates / "ca.pem",
        CERTIFICATE=certificates / "client.pem",
        KEY=certificates / "client.key",
    )

    found = search(open_cluster(cluster), SearchRequest("nurse"), seconds=10)

    assert found.total == search(index, SearchRequest("nurse"), seconds=10).total > 0


@pytest.mark.parametrize("missing", ["CA", "CERTIFICATE", "PASSWORD"])
def test_without_any_of_them_there_is_an_error_that_tells_no_secret(
    index: Index,
    secured: str,
    certificates: Path,
    missing: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    given: dict[str, object] = {
        "USER": USER,
        "PASSWORD": PASSWORD,
        "CA": certificates / "ca.pem",
        "CERTIFICATE": certificates / "client.pem",
        "KEY": certificates / "client.key",
    }
    given[missing] = "wrong " + PASSWORD if missing == "PASSWORD" else ""

    with pytest.raises(EngineUnavailable) as raised:
        open_cluster(connected(secured, remote_of(index).cluster.settings.alias, **given))

    assert PASSWORD not in str(raised.value) + caplog.text
    assert base64.b64encode(f"{USER}:{given['PASSWORD']}".encode()).decode() not in caplog.text
