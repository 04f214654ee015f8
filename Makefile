# Everything a user or a developer runs. `make help` lists it.
PYTHON ?= python3
BIN := .venv/bin
FEEDS ?= ../shared/data/feeds
STAMP := .venv/.installed
JOBS ?= 2
GROUPS := e2e adapters edges pipeline quality proof unit-decisions unit-checks

# what one test compiles, hundreds of started programs need not compile again
unexport PYTHONDONTWRITEBYTECODE

# each group tells as soon as it is done; the others go on when one fails; an old make mixes what they say
SIDE_BY_SIDE = $(MAKE) --no-print-directory --keep-going --jobs=$(JOBS) $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.DEFAULT_GOAL := help
.PHONY: help demo test lint unit unit-decisions unit-checks quality adapters pipeline edges proof e2e golden sample bench bench-grouping bench-checks bench-render lock clean

help:  ## what there is
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP): requirements.txt pyproject.toml
	@echo "== creating .venv and installing (once; about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Briefs needs Python 3.11 or newer; name one with: make PYTHON=python3.12 test"; exit 2; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)  ## three mornings of sample news, from feeds to mails, offline
	@$(BIN)/briefs demo

test: lint  ## everything that CI runs; groups of tests side by side, JOBS=2 at a time
	@echo "== $(GROUPS): $(JOBS) at a time, each tells when it is done"
	@$(SIDE_BY_SIDE) $(GROUPS)

lint: $(STAMP)  ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: $(STAMP)  ## decisions and configuration, no IO; two processes side by side
	@$(SIDE_BY_SIDE) unit-decisions unit-checks

GROUPING := tests/newsroom/test_group.py tests/newsroom/test_group_pairs.py

unit-decisions: $(STAMP)
	$(BIN)/python -m pytest -q tests/newsroom --ignore=tests/newsroom/check $(addprefix --ignore=,$(GROUPING))

unit-checks: $(STAMP)  # and what makes both halves take the same time
	$(BIN)/python -m pytest -q tests/newsroom/check tests/config $(GROUPING)

quality: $(STAMP)  ## whole labelled sets and attacks: the figures of docs/quality.md and docs/injection.md hold
	$(BIN)/python -m pytest -q tests/quality

adapters: $(STAMP)  ## adapters against real SQLite, SMTP and HTTP on loopback
	$(BIN)/python -m pytest -q tests/adapters tests/conformance tests/demo

pipeline: $(STAMP)  ## steps and the clock
	$(BIN)/python -m pytest -q tests/steps tests/test_clock.py

edges: $(STAMP)  ## command line, desk, documents
	$(BIN)/python -m pytest -q tests/cli tests/web tests/docs

proof: $(STAMP)  ## a brief that shows everything: mail programs, HTML, accessibility, links, spam, golden files
	$(BIN)/python -m pytest -q tests/proof

golden: $(STAMP)  ## write the golden files and the table of docs/mail.md anew; git diff shows the change
	@$(BIN)/python tests/shared/golden.py

e2e: $(STAMP)  ## whole programs, killed and run again, and a browser
	$(BIN)/python -m pytest -q tests/e2e

sample: $(STAMP)  ## make the committed sample brief and the pictures anew (they need Chromium)
	@rm -rf demo-out/sample demo-out/week && $(BIN)/briefs demo --out demo-out/sample --now 2025-06-22T06:00+09:00
	@cp demo-out/sample/2025-06-22/brief.* docs/sample/
	@$(BIN)/briefs demo --out demo-out/week >/dev/null && $(BIN)/python docs/pictures.py demo-out/week

bench: $(STAMP)  ## measure visits beside the package reader; FEEDS=a folder of recorded feeds (ten minutes)
	@test -x .venv/bench/bin/python || { $(PYTHON) -m venv .venv/bench && .venv/bench/bin/python -m pip install -q --disable-pip-version-check -r benchmarks/requirements.txt; }
	@$(BIN)/python benchmarks/run.py .venv/bench/bin/python --folder $(FEEDS)

bench-grouping: $(STAMP)  ## measure grouping beside public baselines; LABELLED=labelled files (twelve minutes)
	@$(BIN)/python benchmarks/grouping.py $(LABELLED)

bench-checks: $(STAMP)  ## measure what checking and quoting cost; LABELLED=files as for briefs eval claims (four minutes)
	@$(BIN)/python benchmarks/checks.py $(LABELLED)

bench-render: $(STAMP)  ## measure what it costs to make a brief into a mail, step by step (two minutes)
	@$(BIN)/python benchmarks/render.py

lock: $(STAMP)  ## pin every dependency anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev -o requirements.txt pyproject.toml requirements.in

clean:  ## remove the environment
	rm -rf .venv
