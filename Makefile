# The commands of the README, and the steps they share. Needs Python 3.11 or later.
PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: serve test bench test-opensearch install check clean

serve: $(VENV)/.installed  ## install, index the shipped corpus, serve the site
	$(VENV)/bin/occupations build
	$(VENV)/bin/occupations serve --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-test  ## install, run every test
	$(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile $(PYTEST_ARGS)

# Throughput is measured where Debian's package wrk is installed. BENCH_ARGS=--quick takes a minute.
bench: $(VENV)/.installed-bench  ## this project beside plain Whoosh, SQLite FTS5 and tantivy
	$(VENV)/bin/python -m tests.bench $(BENCH_ARGS)

# The tests that hold for both engines, and those of the cluster alone.
CLUSTER_TESTS = tests/relevance tests/indexer/opensearch \
  tests/indexer/search/test_search_oracle.py tests/indexer/search/test_search_any_text.py \
  tests/indexer/search/test_queries_of_people.py tests/indexer/search/test_search.py \
  tests/indexer/search/test_hits.py tests/indexer/search/test_names.py \
  tests/indexer/search/test_odd_queries.py tests/indexer/browse/test_suggest.py \
  tests/indexer/browse/test_browse.py tests/indexer/browse/test_profile.py

test-opensearch: $(VENV)/.installed-test  ## the same tests on a cluster of three nodes; needs Java and Maven
	OCCUPATIONS_TEST_CLUSTER=yes $(VENV)/bin/python -m pytest $(CLUSTER_TESTS) $(PYTEST_ARGS)

check: $(VENV)/.installed-test  ## formatting, lint, types, import contracts, corpus
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/occupations check

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV) || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } || \
	  { echo "install the package python3-venv, then run make again" >&2; exit 1; }
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	touch $@

# The end-to-end tests drive Debian's Chromium.
$(VENV)/.installed-test: $(VENV)/.installed
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	command -v chromium >/dev/null || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || \
	  { echo "install the package chromium, then run make test again" >&2; exit 1; }
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
