# What stands behind ## is the line that `make help` has for a target.

PYTHON ?= python3
VENV := .venv/bin
READY := .venv/.ready

.PHONY: run help test lint setup libraries words starter starter-int8 bench bench-check faults fuzz screenshots wheel package \
        test-package test-windows-installer release release-python audit lock clean

# MODELS=none keeps it to what comes with the repository, this time.
MODELS ?= full
STARTER_ONLY := $(filter none,$(MODELS))
run: $(READY)  ## the window with the sample article, or with FILE=path
	@$(VENV)/python installer/linux_libraries.py || true
	@$(if $(STARTER_ONLY),KHULASA_STARTER_ONLY=1) $(VENV)/python -m khulasa open --fetch-models \
	    $(if $(FILE),"$(FILE)",--sample)

help:  ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*  ## /\1|/p' $(MAKEFILE_LIST) | \
	    while IFS='|' read -r name words; do printf 'make %-24s %s\n' "$$name" "$$words"; done

# A process a core, each with its half (third, ...) of the files; who is done helps the others.
test: $(READY)  ## the tests, on all cores; ARGS=... goes to pytest
	@$(VENV)/python installer/linux_libraries.py --tests
	$(VENV)/python -m pytest -n logical --dist worksteal $(ARGS)

lint: $(READY)  ## ruff and mypy
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy

setup: $(READY)  ## everything into .venv; the others do it when they need it

$(READY): requirements.lock pyproject.toml installer/setup.sh
	@PYTHON=$(PYTHON) installer/setup.sh
	@touch $@

libraries: $(READY)  ## names the system libraries that Qt needs and this machine lacks
	@$(VENV)/python installer/linux_libraries.py --tests

words: $(READY)  ## resources/translations/khulasa.pot: all words that a reader sees, to be translated
	$(VENV)/python installer/words.py

# Trains a starter model on CORPUS (a TSV of source, licence, ar, en; may be .xz), small and only to
# show the way; training/README.md says how the real one is trained.
MINUTES ?= 3
starter: $(READY)  ## trains a small starter model on CORPUS=file.tsv
	OMP_WAIT_POLICY=PASSIVE $(VENV)/python -m training.run $(CORPUS) build/starter --minutes $(MINUTES) --small

starter-int8: $(READY)  ## converts the starter model for CTranslate2 again
	$(VENV)/python -m khulasa.conversion.convert resources/models/starter-ar-en

# A quarter of an hour on two cores, best with nothing else running; ARGS="--only WORD" measures a
# part. tests/bench has more, for single questions.
bench: $(READY)  ## measures speed and memory beside others, into build/bench/report.md
	PYTHONPATH=tests:. $(VENV)/python -m bench $(ARGS)

bench-check: $(READY)  ## two minutes: have the kept ratios become worse?
	PYTHONPATH=tests:. $(VENV)/python -m bench --check $(ARGS)

# A quarter of an hour on two cores; ARGS="--only NAME --tries N" tries some faults, or more often.
faults: $(READY)  ## kills, full disks, broken engines and libraries, long use: is anything lost?
	PYTHONPATH=tests:. $(VENV)/python -m faults $(ARGS)

# Ten minutes; faulty files are kept in build/fuzz.
fuzz: $(READY)  ## breaks files of every format and reads what is left of them
	PYTHONPATH=tests $(VENV)/python -m fuzz.fuzz

screenshots: $(READY)  ## pictures of the window in its states, in build/screenshots and docs
	$(VENV)/python -m docs.screenshots

wheel: $(READY)  ## a wheel in dist/
	$(VENV)/python -m pip wheel --no-deps -w dist .

PACKAGING := build/package/venv
package: $(PACKAGING)/.ready  ## a .deb and a .tar.xz for Linux in dist/, which need no Python
	@nice -n 5 $(PACKAGING)/bin/python installer/linux/package.py

# The screenshots are in build/package/pictures.
test-package: $(PACKAGING)/.ready  ## tries them in a clean Debian, with screenshots; needs root
	@$(PACKAGING)/bin/python installer/linux/try_package.py

$(PACKAGING)/.ready: installer/package-requirements.lock
	@$(PYTHON) installer/linux/tools.py
	@echo "Setting up what makes packages, in $(PACKAGING): a few minutes, 700 MB of disk ..."
	@$(PYTHON) -m venv --clear $(PACKAGING)
	@$(PACKAGING)/bin/python -m pip --disable-pip-version-check -qq install \
	    --require-hashes -r installer/package-requirements.lock
	@touch $@

test-windows-installer: $(READY)  ## runs the installer for Windows with Wine, around a stand-in
	KHULASA_TEST_WINE=1 $(VENV)/python -m pytest tests/installer/test_windows.py $(ARGS)

# The wheel is tried in an empty environment.
RELEASING := build/release/tools
release-python: $(RELEASING)/.ready  ## dist/release: source package, wheel, SBOM, checksums
	$(RELEASING)/bin/python installer/release.py $(if $(PACKAGES),--packages $(PACKAGES))

release: package  ## the same with the packages for Linux
	$(MAKE) release-python PACKAGES="$$(echo dist/*.deb dist/*.tar.xz)"

$(RELEASING)/.ready: installer/release-requirements.lock
	@$(PYTHON) -m venv --clear $(RELEASING)
	@$(RELEASING)/bin/python -m pip --disable-pip-version-check -qq install \
	    --require-hashes -r installer/release-requirements.lock
	@touch $@

# Without the database of weaknesses it says so, and looks at the rest.
AUDITING := build/audit/tools
audit: $(READY) $(AUDITING)/.ready  ## known weaknesses and licences of what Khulasa uses; ruff's S rules
	$(VENV)/python installer/audit.py $(AUDITING)/bin/pip-audit

lock: $(READY) $(AUDITING)/.ready  ## writes the lock files' hashes and THIRD_PARTY.md anew
	UV=$(AUDITING)/bin/uv installer/lock.sh
	$(VENV)/python installer/third_party.py

$(AUDITING)/.ready: installer/audit-requirements.lock
	@$(PYTHON) -m venv --clear $(AUDITING)
	@$(AUDITING)/bin/python -m pip --disable-pip-version-check -qq install \
	    --require-hashes -r installer/audit-requirements.lock
	@touch $@

clean:  ## deletes all that was made, .venv too
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
