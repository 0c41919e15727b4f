# Two commands do all the set-up on a machine with Python 3.11+ and make:
#   make audit   audits seeds/ and writes audits-out/report.html, .sarif and .json
#   make test    runs every check and every test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
PIN := $(UV) pip compile --quiet --universal --generate-hashes --no-header pyproject.toml
SPARK := .venv-spark
SARIF := $(VENV)/npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
OUT := audits-out
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help audit test check browser sarif java spark format docs screenshots lock clean

help: ## List the targets.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "error: Python 3.11 or newer is needed; say which with: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.core: requirements/core.txt pyproject.toml | $(UV)
	$(UV) pip install --quiet --compile-bytecode --require-hashes -r requirements/core.txt
	$(UV) pip install --quiet --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/core.txt pyproject.toml | $(UV)
	$(UV) pip install --quiet --compile-bytecode --require-hashes -r requirements/dev.txt
	$(UV) pip install --quiet --no-deps -e .
	@touch $@ $(VENV)/.core

audit: $(VENV)/.core ## Audit the sample corpus; findings do not fail this target.
	@mkdir -p $(OUT)
	@$(BIN)/provenance audit seeds --fail-on never \
		-o html=$(OUT)/report.html -o sarif=$(OUT)/report.sarif -o json=$(OUT)/report.json

check: $(VENV)/.dev ## Lint, format, types, floors, generated pages.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/build.py --check

browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -qq -y chromium >/dev/null 2>&1; } \
		|| echo "no chromium, and it cannot be installed here: the tests of the report page are skipped" >&2

sarif:
	@[ -e $(SARIF) ] || { command -v npm >/dev/null 2>&1 \
			&& npm install --silent --no-audit --no-fund --prefix $(VENV)/npm @microsoft/sarif-multitool >/dev/null \
			&& chmod u+x $(SARIF); } \
		|| echo "no npm here: SARIF is tested without its official validator" >&2

test: check browser sarif ## Run every check and every test.
	SARIF_MULTITOOL=$$([ ! -x $(SARIF) ] || echo $(abspath $(SARIF))) $(BIN)/python -m pytest -n auto

java:
	@command -v java >/dev/null 2>&1 \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			&& apt-get update -qq && apt-get install -qq -y openjdk-17-jre-headless >/dev/null 2>&1; } \
		|| { echo "error: Spark needs Java 17, and it cannot be installed here" >&2; exit 2; }

$(SPARK)/.spark: requirements/spark.txt pyproject.toml | $(UV)
	$(PYTHON) -m venv $(SPARK)
	$(UV) pip install --quiet --python $(SPARK)/bin/python --require-hashes -r requirements/spark.txt
	$(UV) pip install --quiet --python $(SPARK)/bin/python --no-deps -e .
	@touch $@

spark: java $(SPARK)/.spark ## Run the tests of the Spark engine, on two workers apart.
	PROVENANCE_SPARK_MASTER='local-cluster[2,1,1024]' $(SPARK)/bin/python -m pytest tests/spark

format: $(VENV)/.dev ## Format the code and mend what the linter can.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev ## Print the pages of docs/ that are made from code.
	$(BIN)/python docs/build.py

screenshots: $(VENV)/.dev browser ## Take the README's pictures of the report.
	$(BIN)/python docs/screenshots.py

lock: $(UV) ## Pin the dependencies anew, with hashes and without index addresses.
	$(PIN) -o requirements/core.txt
	$(PIN) --extra spark --extra expectations --extra testing -o requirements/spark.txt
	$(PIN) --extra expectations --extra testing --extra html --extra exports --group dev -o requirements/dev.txt

clean: ## Remove the environment and everything that was made.
	rm -rf $(VENV) $(SPARK) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
