# Everything that is done to Demarche from a shell. `make` alone lists it.

BIN := .venv/bin
# Commands of development: errors whole, to this machine alone.
LOCAL := DEBUG=true
# The setting that readers meet, for checks only.
PRODUCTION := SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	ALLOWED_HOSTS=archive.example SITE_URL=https://archive.example BEHIND_PROXY=true
TEMPLATES = $(shell git ls-files 'templates/*.html' 'archive/*.html')

.DEFAULT_GOAL := help
.PHONY: help demo serve test check types rules format messages requirements bench bench-desk crash score-dates score-text production development

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 24

demo: production ## serve the demo archive on http://127.0.0.1:8000/ (PORT=…)
	@.ci/demo

serve: development ## the same archive for development: code is loaded again when it changes (PORT=…)
	@.ci/demo --develop

test: development ## run every test, on SQLite and on PostgreSQL (ARGS=… for pytest)
	@.ci/chromium
	DATABASE_URL= $(BIN)/pytest -n auto $(ARGS)
	$(BIN)/python -m tests.postgres -- $(BIN)/pytest -n auto --on-the-database $(ARGS)

check: types rules ## everything that can be checked without running (-j2: types beside the rest)

types: development
	$(LOCAL) $(BIN)/mypy

rules: development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(LOCAL) $(BIN)/python -W error manage.py makemigrations --check --dry-run
	for serves in all public desk; do \
		$(PRODUCTION) SERVES=$$serves $(BIN)/python -W error manage.py check --deploy --fail-level WARNING || exit; \
	done
	$(if $(TEMPLATES),$(BIN)/djade --check --target-version 5.2 $(TEMPLATES))

format: development ## write code and templates as the checks want them
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format
	$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES))

messages: development ## collect the messages of the interface, and compile their translations (ARGS=language for a new one)
	$(BIN)/python -m tests.translations $(ARGS)

requirements: development ## pin anew what pyproject.toml asks for (ARGS=--upgrade for the newest)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make requirements" \
		$(ARGS) pyproject.toml --output-file requirements/production.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make requirements" \
		$(ARGS) pyproject.toml --group dev --constraint requirements/production.txt \
		--output-file requirements/development.txt

bench: development ## how fast the archive is with ten thousand to a million records (SIZES="10000 100000")
	$(BIN)/python -m tests.bench $(SIZES)

bench-desk: development ## how fast records are imported, and the desk's lists answer
	$(BIN)/python -m tests.bench.importing
	$(BIN)/python -m tests.desk.bench

crash: development ## kill processes while they publish and fold (KILLS=100)
	$(BIN)/python -m tests.catalog.crashes $(KILLS)

score-dates: development ## how well dates are read (PAIRS=file.tsv)
	$(BIN)/python -m archive.dates.score $(PAIRS)

score-text: development ## how well plain text is read (DOCS=file.jsonl)
	$(BIN)/python -m archive.documents.score $(DOCS)

production development:
	@.ci/environment $@
