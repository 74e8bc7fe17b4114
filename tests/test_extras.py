"""What is optional is optional: without the packages of the extras the site is built and served."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
# The modules of the packages that pyproject.toml lists for use, not for tests or the bench.
MODULES = {
    "import": "selectolax", "watch": "watchfiles", "metrics": "prometheus_client",
    "opensearch": "opensearchpy",
}  # fmt: skip
SCRIPT = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[2:]))  # an import of one of them fails
from pathlib import Path
from indexer.cli.main import main
index = sys.argv[1]
try:
    main(["build", "--index", index])
except SystemExit as done:
    assert not done.code, done.code
from webapp import create_app
answer = create_app(Path(index)).test_client().get("/search?q=RHIT")
assert answer.status_code == 200 and "RHIT" in answer.text
"""


def test_every_extra_for_use_is_left_out_below() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert set(project["optional-dependencies"]) - {"test", "bench"} == set(MODULES)


def test_no_gunicorn_is_installed_that_the_worker_was_not_written_for() -> None:
    """The worker of webapp/server.py overrides a private part of gunicorn's own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    required = next(r for r in map(Requirement, project["dependencies"]) if r.name == "gunicorn")
    tried = Version(version("gunicorn"))

    assert tried in required.specifier
    assert Version(f"{tried.major + 1}.0") not in required.specifier


def test_the_site_is_built_and_served_without_the_extras(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "index"), *MODULES.values()]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
