# One command a line; bare `make` lists them.
# Two small environments: .tools holds a pinned uv, .venv holds the project, both from hashed locks.

PYTHON ?= python3.11
UV := .tools/bin/uv
BIN := .venv/bin
MONTH ?= 2025-01
# Without a kernel, a browser or a whole month.
QUICK := tests/cache tests/ledger tests/model tests/seasonal tests/sections tests/sources tests/style

# JupyterLab wants to be told that it may run as root, as in a container.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

# Where bytecode is switched off, every start would compile a thousand modules again.
unexport PYTHONDONTWRITEBYTECODE
export UV_COMPILE_BYTECODE := 1
export UV_PYTHON_DOWNLOADS := never
# uv brings certificates of its own; a network with its own authority has it in Debian's store, and its own
# package index where pip looks for it.
export UV_SYSTEM_CERTS := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),1,)
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif

.DEFAULT_GOAL := help
.PHONY: help report test faults pythons lab check fix lock sample bench schedule year soak clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

report: .venv/.ready  ## make reports/2025-01 from the sample data (MONTH=… for another month)
	$(BIN)/werket run $(MONTH)
	$(BIN)/werket issue $(MONTH)

test: .venv/.ready .venv/.browser  ## run every test
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

faults: .venv/.ready  ## plant every fault in files, runs, names and the editor's folder: ten minutes
	FAULTS=all $(BIN)/python -m pytest -q -n auto --dist worksteal --tb=line tests/faults

pythons: .tools/.ready  ## run the quick tests on each of Python 3.12 and 3.13 that is installed
	@for minor in 12 13; do \
	  python3.$$minor -c "" 2>/dev/null || { echo "Python 3.$$minor is not installed"; continue; }; \
	  $(UV) venv --quiet --clear --python python3.$$minor .pythons/3.$$minor && \
	  $(UV) pip sync --quiet --python .pythons/3.$$minor --require-hashes requirements/lock.txt && \
	  $(UV) pip install --quiet --python .pythons/3.$$minor --no-deps --no-build-isolation --editable . && \
	  echo "Python 3.$$minor" && .pythons/3.$$minor/bin/python -m pytest -q $(QUICK) || exit 1; \
	done

lab: .venv/.ready  ## open JupyterLab on the notebooks, with the project's kernel
	$(BIN)/werket data $(MONTH)
	JUPYTER_PATH=$(CURDIR)/jupyter $(BIN)/jupyter lab --ServerApp.root_dir=$(CURDIR) --LabApp.default_url=/lab/tree/notebooks $(AS_ROOT)

check: .venv/.ready  ## lint, formatting, types, layers: changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.ready  ## mend what ruff and nbstripout can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/nbstripout --keep-id notebooks/*.ipynb notebooks/examples/*.ipynb notebooks/editions/*.ipynb

lock: .tools/.ready  ## resolve the locks again after a change in pyproject.toml
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --group dev --extra cluster --output-file requirements/lock.txt pyproject.toml
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --output-file requirements/tools.txt requirements/tools.in
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links --no-deps --output-file requirements/bench.txt requirements/bench.in

sample: .venv/.ready  ## make the sample editions under data/raw again (same seed, same bytes)
	$(BIN)/python -m scripts.sample

bench: .venv/.ready  ## time seasonal adjustment beside statsmodels, and a month's run beside plain papermill
	$(UV) pip install --quiet --python .venv --no-deps --require-hashes -r requirements/bench.txt
	$(BIN)/python benchmarks/seasonal.py
	$(BIN)/python benchmarks/seasonal_accuracy.py
	$(BIN)/python benchmarks/month.py

schedule: .venv/.ready  ## let the month make itself: install the timer, or say how
	@sh deploy/schedule.sh

year: .venv/.ready  ## let a year pass unattended, against a server that plays the agencies
	$(BIN)/python -m tests.year.unattended $(MONTHS)

soak: .venv/.ready  ## 300 kernels, 150 kills, 20 killed Dask workers: half an hour
	$(BIN)/python benchmarks/soak.py
	$(BIN)/python -m tests.editions.killed_workers

clean:  ## remove environments and everything made from data/raw
	rm -rf .venv .tools .pythons data/processed reports/????-??

.tools/.ready: requirements/tools.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is missing: on Debian, apt-get install python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: on Debian, apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

.venv/.ready: .tools/.ready requirements/lock.txt pyproject.toml
	$(UV) venv --quiet --clear --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python .venv --require-hashes requirements/lock.txt
	$(UV) pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	@touch $@

# The browser tests want Debian's Chromium and axe from npm; without them they skip and say so.
.venv/.browser: .venv/.ready tests/browser/package-lock.json
	@sh scripts/install-browser.sh
	@touch $@
