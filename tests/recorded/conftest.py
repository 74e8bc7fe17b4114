"""The application over the index of the shipped corpus."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app


@pytest.fixture(scope="session")
def app(shipped_index: Path) -> Flask:
    return create_app(shipped_index)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
