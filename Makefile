# What a person types. Every command first sets up what it needs, in .venv.
# PYTHON=python3.12 chooses another Python; ARGS="--demo" is handed to the program.

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
READY := .venv/ready-$(notdir $(PYTHON))

FUZZ := .fuzz
MINUTES ?= 60

.PHONY: run test lint format bench kill fuzz

run: $(READY)
	@$(BIN)/legday $(ARGS)

test: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

lint: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py $(ARGS)

# The whole of what `make test` tries with a few kills only.
kill: $(READY)
	@LEGDAY_KILLS=100 $(BIN)/python -m pytest tests/end_to_end/test_sigkill.py $(ARGS)

# Development only, Linux and Python 3.11 to 3.13: MINUTES=60 FORMATS="strong hevy" chooses.
fuzz: $(FUZZ)/bin/atheris
	@nice -n 19 $(FUZZ)/bin/python tests/fuzz/run.py $(FUZZ)/work $(MINUTES) $(FORMATS)

$(FUZZ)/bin/atheris:
	@$(PYTHON) -m venv $(FUZZ)
	@$(FUZZ)/bin/pip install -qq --disable-pip-version-check -e '.[xlsx]' atheris
	@touch $@

$(READY): pyproject.toml .ci/setup
	@PYTHON="$(PYTHON)" sh .ci/setup
	@rm -f .venv/ready-*
	@touch $@
