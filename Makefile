# `make run` and `make test` need nothing but python3: installer/setup.sh brings the rest.
.PHONY: setup run test check bench demo pictures screenshots messages licences lock clean wheel bundle deb appimage test-packages
.DEFAULT_GOAL := run
.NOTPARALLEL:

READY := .venv/.ready
BIN := .venv/bin

# A checkout that was moved or copied has its environment made anew.
$(shell grep -qsxF '$(CURDIR)' $(READY)-run || rm -f $(READY)-run $(READY)-test)

$(READY)-%: requirements/dev.lock pyproject.toml installer/setup.sh
	@sh installer/setup.sh $*

setup: $(READY)-run

run: $(READY)-run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/postureguard $(ARGS); \
	else echo 'No display here, so this is the demonstration instead.'; exec $(BIN)/postureguard demo $(ARGS); fi

# The fast checks come first, then all tests. Three at a time suit two processors, as those on a
# desktop mostly wait. ARGS go to pytest: make test ARGS='-k tray'
test: $(READY)-test check
	@$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

check: $(READY)-run
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)-run
	@$(BIN)/python -m benchmarks $(ARGS)

demo: $(READY)-run
	@$(BIN)/postureguard demo $(ARGS)

# What is drawn from resources/exercises/*/exercise.toml; the manual's pictures and generated page.
pictures: $(READY)-run
	@$(BIN)/python installer/pictures.py
	@$(BIN)/python docs/pictures.py
	@$(BIN)/python docs/build.py
	@$(BIN)/python docs/scenarios.py
	@$(BIN)/python docs/data.py
	@$(BIN)/python docs/command-line.py

# The guide's pictures of the real windows, light and dark; look at them afterwards.
screenshots: $(READY)-run
	@$(BIN)/python docs/screenshots.py

# Every text that people see, for translators: resources/locale/postureguard.pot.
messages: $(READY)-run
	@$(BIN)/python installer/messages.py

# Whose work the program is built on, after a change to requirements/: resources/licences.txt.
licences: $(READY)-run
	@$(BIN)/python installer/licences.py

# Packages, into dist/; installer/README.md tells what each needs. PYTHON goes into the bundle.
wheel: $(READY)-run
	@installer/build-wheel.sh

bundle:
	@sh installer/bundle.sh

deb: bundle
	@sh installer/deb/build.sh

appimage:
	@sh installer/appimage/build.sh

# Starts what the targets above have built; minutes, and not part of `make test`.
test-packages: $(READY)-test
	@$(BIN)/python -m pytest -m packages tests/package $(ARGS)
	@POSTUREGUARD_PROGRAM=$(CURDIR)/build/bundle/postureguard/postureguard \
		$(BIN)/python -m pytest tests/desktop/test_first_day.py tests/desktop/test_exercises.py \
		tests/desktop/test_windows_end_with_the_program.py

# ARGS=--upgrade takes newer versions; without it only what must change is changed.
lock: $(READY)-run
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev \
		pyproject.toml -o requirements/dev.lock $(ARGS)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group build \
		--constraint requirements/dev.lock pyproject.toml -o requirements/build.lock $(ARGS)

clean:
	rm -rf .venv dist build demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
