# `make` prints what there is. Everything runs in .venv, made from the hashed lock files.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check fix notebooks bench bench-grouping bench-report pictures sample docs lock clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

demo: .venv/run ## compare the sample corpus and say where the report is
	$(BIN)/pressdiff run data/sample/articles --out out/sample
	@echo "Open out/sample/report.html in a browser."

test: .venv/dev check ## run the checks, then all tests with the notebooks
	$(BIN)/pytest --numprocesses auto --dist loadfile
	$(MAKE) --no-print-directory notebooks

check: .venv/dev ## style, types, layers (changes nothing)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/dev ## format, and mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebooks: .venv/dev ## run every notebook top to bottom
	cd notebooks && ../$(BIN)/pytest --nbmake --nbmake-timeout=300 --numprocesses auto -p no:cacheprovider -c /dev/null .

bench: .venv/dev ## cost of everything besides the parse, as a share of the parse
	$(BIN)/python benchmarks/stages.py

bench-grouping: .venv/dev ## time and memory of grouping 1,000 to 100,000 articles (half an hour)
	$(BIN)/python benchmarks/grouping.py

sample: .venv/dev ## make data/sample again from data/source
	$(BIN)/python data/make_sample.py

bench-report: .venv/dev ## bytes, seconds and memory of the report on 200 and 5,000 articles
	$(BIN)/python benchmarks/report.py

pictures: .venv/dev ## take the pictures of the README from the report of `make demo`
	$(BIN)/python docs/make_pictures.py out/sample/report.html

docs: .venv/dev ## write the command line's help and the data dictionary into the docs
	$(BIN)/python docs/make_docs.py

lock: .venv/dev ## resolve the dependencies anew, with hashes, naming no host
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra notebooks -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## remove what was made
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/run: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
