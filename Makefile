# Every command of the project. Run `make setup` once; the others see to it themselves.

BIN := .venv/bin
# Where outside data for trials lies, when it does
TRIAL_DATA ?= ../shared/data
# How many clients live through a year
CLIENTS ?= 100
# How many do in `make trial`
PORTFOLIO ?= 2000
# How long the load of ten times the peak lasts
MINUTES ?= 60
# Where the list of parts is written
SBOM ?= dist/concilia.cdx.json

.DEFAULT_GOAL := check
.PHONY: setup demo test long thorough failure year load check lint types pictures leaderboard release harmless phrases report trial outside wheel bench sbom audit

# Make the environment in .venv, on a bare machine too; repeated only when the lock has changed
setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock .ci/bootstrap.py
	python3 .ci/bootstrap.py
	@touch $@

# Start everything on this machine with a sample portfolio, and print the addresses; the first time it learns to read
demo: setup
	$(BIN)/concilia demo

# Run every test on two processes; files come as they are shuffled, so that those which wait for a browser or a service
# lie between those which reckon. Nothing is skipped; a browser is fetched where there is none; services that tests
# start find our code compiled, also where Python may not write what it compiles, and so does pytest the tests' own
test: setup
	$(BIN)/python -m tests.browser
	$(BIN)/python -m compileall -q bot flows nlu storage
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(PYTEST)

# Run what is like the tests and takes longer: processes that are killed, join and part, training twice, a bench
long: setup
	$(BIN)/pytest tests/bot/long tests/bot/telegram/long tests/bot/walk/long tests/nlu/long tests/operations/long tests/load/long -n 2 --dist loadfile $(PYTEST)

# Run the properties of decisions, of reading and of the ledger again, with hundreds or thousands of examples each
thorough: setup
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest tests/flows tests/nlu tests/test_implied.py tests/storage/test_lives.py tests/bot/bank/test_plain.py -m hypothesis -n 2 --dist load --timeout 1800 $(PYTEST)

# Kill the service's processes a hundred times while clients talk, end its database, cut machines off: nothing is lost,
# nothing said twice. The second trial makes machines of network namespaces: it needs root, and fails without
failure: setup
	$(BIN)/pytest tests/failure/long --timeout 900 $(PYTEST)

# Let clients live for a year with the whole service, its providers and its clock, and judge every message that left by
# an arithmetic of its own; minutes for a hundred clients, more than an hour for CLIENTS=2000
year: setup
	CONCILIA_YEAR_CLIENTS=$(CLIENTS) $(BIN)/pytest tests/year/long $(PYTEST)

# Let an hour pass as at ten times the peak of 10,000 contacts a day, on real processes and providers on loopback: what
# clients wait, memory and processors minute by minute, what a thousand conversations cost; nothing lost, nothing twice
load: setup
	MALLOC_ARENA_MAX=$${MALLOC_ARENA_MAX:-2} $(BIN)/python -m tests.load --minutes $(MINUTES) --data $${CONCILIA_DATA_DIR:-var} $(LOAD)

# Run what the continuous integration runs
check: setup
	.ci/run

# Check style and format of the code, and the arrows between the packages
lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

# Check the types, strictly
types: setup
	$(BIN)/mypy

# Write the pages that are made from tables: the dialogues' pictures, the contact law, the settings, the policy's
# schema, what practice wins and costs, the figures of the rule book
pictures: setup
	$(BIN)/python -m docs.pictures
	$(BIN)/python -m tests.flows.contact.law_page
	$(BIN)/python -m docs.settings_page
	$(BIN)/python -m docs.reports_page
	$(BIN)/python -m docs.practice_page
	$(BIN)/python -m docs.policy_schema
	$(BIN)/python -m tests.flows.negotiation.rule_book
	$(BIN)/python -m docs.leaderboard

# Let a few invented clients meet every way of negotiating, and enter what the present version came to
leaderboard: setup
	$(BIN)/python -m docs.leaderboard fill

# Keep talks as the present commit leaves them, for the trials of the next version: on the commit that closes a release
release: setup
	$(BIN)/python -m tests.operations.release $$(git rev-parse HEAD)

# See that invented clients are treated no worse than by the last version on the leaderboard; most of a minute
harmless: setup
	$(BIN)/python -m docs.leaderboard check

# Bring the console's catalogues up to the texts that its code marks; what is new waits there for its translation
phrases: setup
	$(BIN)/python -m bot.console.phrasebook

# Write the page that tells how well messages are read, on messages kept apart from the training
report: setup
	$(BIN)/python -m nlu.report tests/nlu/held_out $${CONCILIA_DATA_DIR:-var}/model > docs/understanding-report.md

# Run what takes longer than the continuous integration may: a year of a portfolio, an hour of load, and what is tried
# on outside data where they lie
trial: setup
	$(MAKE) year CLIENTS=$(PORTFOLIO)
	$(MAKE) load MINUTES=$(MINUTES)
	$(if $(wildcard $(TRIAL_DATA)),$(MAKE) outside,@echo "No outside data in $(TRIAL_DATA): TRIAL_DATA=… names them.")

# Try the product on outside data that lie beside the project
outside: setup
	CONCILIA_TRIAL_DATA=$(abspath $(TRIAL_DATA)) $(BIN)/pytest tests/external $(PYTEST)

# Build the wheel with its model trained and ready
wheel: setup
	rm -rf nlu/model
	$(BIN)/python -m nlu.intents
	PATH="$(CURDIR)/.tools/bin:$$PATH" uv build --wheel --quiet

# List what a service comes with, part by part with versions and hashes: a CycloneDX file for whoever asks for an SBOM
sbom: setup
	mkdir -p $(dir $(SBOM))
	PATH="$(CURDIR)/.tools/bin:$$PATH" uv export --quiet --frozen --no-dev --format cyclonedx1.5 --output-file $(SBOM) > /dev/null

# Look the locked libraries up among known faults; ends with 75 where nobody could be asked
audit: setup
	$(BIN)/python .ci/audit.py

# Measure the import of a million rows, the reading of messages and the judging of proposals; the figures are JSON
bench: setup
	$(BIN)/concilia bench import
	$(BIN)/concilia bench understanding
	$(BIN)/concilia bench negotiate

# Install Rasa beside the project, train it on the same messages (once; most of an hour) and serve it on port 5005
rasa: setup .tools/rasa/.ready
	$(BIN)/python -m nlu.rasa serve $(SERVE)

# Try the real Rasa: its own checks, a small training said to be small, and the contract tests against its server
try-rasa: setup .tools/rasa/.ready
	$(BIN)/python .ci/rasa.py $(PYTEST)

.tools/rasa/.ready: nlu/rasa/pyproject.toml nlu/rasa/uv.lock .ci/bootstrap.py
	python3 .ci/bootstrap.py nlu/rasa .tools/rasa
	@touch $@
