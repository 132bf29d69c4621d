# `make demo` and `make test` do everything on a machine with Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL_PAGE := https://github.com/explosion/spacy-models/releases/expanded_assets/fr_core_news_md-3.8.0

.PHONY: demo test bench quality indices clean

demo: $(VENV)/.installed
	$(BIN)/piacen verifier
	$(BIN)/piacen coder
	$(BIN)/piacen compter
	$(BIN)/piacen citer
	@echo
	@echo "À ouvrir dans exports/ :"
	@echo "  tableaux.xlsx    les tableaux de fréquences par cas, par groupe et par thème"
	@echo "  citations.docx   les meilleures citations de chaque code (confidentiel)"
	@echo "  codages.csv      un codage par ligne, pour R, Python ou Excel (codages_excel.csv)"

test: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -rs

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks

quality: $(VENV)/.installed
	$(BIN)/python -m benchmarks.quality

indices: $(VENV)/.installed
	$(BIN)/python -m benchmarks.learning
	$(BIN)/python -m benchmarks.facts

# The French model is looked for under its name first, then on its publisher's release page.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev || \
	$(BIN)/python -m pip install --quiet --editable . --group dev --find-links $(MODEL_PAGE)
	@touch $@

clean:
	rm -rf $(VENV) .piacen .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist
