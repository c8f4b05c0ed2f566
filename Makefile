# make run [FILE=path]   the window with the sample article, or with that file
# make test              the tests
# make lint              ruff and mypy
# Everything is installed into .venv by the first of these.

PYTHON ?= python3
VENV := .venv/bin
READY := .venv/.ready
SUMMARISER := .venv/.summariser

.PHONY: run test lint setup libraries starter starter-int8 bench screenshot wheel package \
        test-package test-windows-installer release release-python clean

run: $(READY) $(SUMMARISER)
	@$(VENV)/python installer/linux_libraries.py || true
	@$(VENV)/python -m khulasa open $(if $(FILE),"$(FILE)",--sample)

test: $(READY)
	@$(VENV)/python installer/linux_libraries.py --tests
	$(VENV)/python -m pytest $(ARGS)

lint: $(READY)
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy

setup: $(READY)

$(READY): requirements.lock pyproject.toml installer/setup.sh
	@PYTHON=$(PYTHON) installer/setup.sh
	@touch $@

# Tried once: whoever removes the model does not get it again.
$(SUMMARISER): | $(READY)
	@installer/summariser.sh
	@touch $@

# Names the system libraries that Qt needs and this machine lacks.
libraries: $(READY)
	@$(VENV)/python installer/linux_libraries.py --tests

# Trains a starter model on CORPUS (a TSV of source, licence, ar, en; may be .xz), small and only to
# show the way; training/README.md says how the real one is trained.
MINUTES ?= 3
starter: $(READY)
	OMP_WAIT_POLICY=PASSIVE $(VENV)/python -m training.run $(CORPUS) build/starter --minutes $(MINUTES) --small

# Makes resources/models/starter-ar-en/ctranslate2-int8 again from the checkpoint beside it.
starter-int8: $(READY)
	$(VENV)/python -m khulasa.conversion.convert resources/models/starter-ar-en

# Speed, as rates and ratios; tests/bench has more, for single questions.
bench: $(READY)
	$(VENV)/python tests/bench/review_speed.py
	$(VENV)/python tests/bench/support_speed.py

# Makes docs/window.png.
screenshot: $(READY)
	$(VENV)/python docs/screenshot.py

wheel: $(READY)
	$(VENV)/python -m pip wheel --no-deps -w dist .

# A .deb and a .tar.xz for Linux in dist/, which need no Python.
PACKAGING := build/package/venv
package: $(PACKAGING)/.ready
	@nice -n 5 $(PACKAGING)/bin/python installer/linux/package.py

# Tries them in a clean Debian, with screenshots in build/package/pictures; needs root.
test-package: $(PACKAGING)/.ready
	@$(PACKAGING)/bin/python installer/linux/try_package.py

$(PACKAGING)/.ready: installer/package-requirements.txt requirements.lock
	@echo "Setting up what makes packages, in $(PACKAGING) ..."
	@$(PYTHON) -m venv --clear $(PACKAGING)
	@$(PACKAGING)/bin/python -m pip --disable-pip-version-check -qq install \
	    -r installer/package-requirements.txt
	@touch $@

# Compiles the installer for Windows around a stand-in and runs it with Wine.
test-windows-installer: $(READY)
	KHULASA_TEST_WINE=1 $(VENV)/python -m pytest tests/installer/test_windows.py $(ARGS)

# dist/release: source package, wheel (tried in an empty environment), SBOM, checksums.
RELEASING := build/release/tools
release-python: $(RELEASING)/.ready
	$(RELEASING)/bin/python installer/release.py $(if $(PACKAGES),--packages $(PACKAGES))

# The same with the packages for Linux.
release: package
	$(MAKE) release-python PACKAGES="$$(echo dist/*.deb dist/*.tar.xz)"

$(RELEASING)/.ready: installer/release-requirements.txt
	@$(PYTHON) -m venv --clear $(RELEASING)
	@$(RELEASING)/bin/python -m pip --disable-pip-version-check -qq install \
	    -r installer/release-requirements.txt
	@touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
