# Everything that is done with Petri, by name. `make` alone lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Where rustup puts its tools, for shells that have not seen it yet.
export PATH := $(HOME)/.cargo/bin:$(PATH)
export PETRI ?= target/release/petri
CARGO := cargo

.PHONY: help setup web build runtimes run test test-servers test-web check audit bench clean conformance-python conformance-javascript conformance-java

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-24s %s\n", $$1, $$2}'

setup: ## Install what this machine lacks (Debian 12/13, Ubuntu; asks sudo if needed)
	@scripts/setup.sh

# npm's own note of what it installed: older than the lock file, it is not what is wanted.
web/node_modules/.package-lock.json: web/package.json web/package-lock.json web/client/package.json
	cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json web/build.mjs $(shell find web/src web/client/src -type f)
	@cd web && node build.mjs

web: setup web/dist/index.html ## Bundle the playground, which the binary embeds

build: setup web ## Build the petri binary
	$(CARGO) build --release --locked

runtimes: build ## Build the language runtimes (cached outside the tree)
	@$(PETRI) runtimes build

run: runtimes ## Set everything up and serve on http://127.0.0.1:8080
	@$(PETRI) serve

test-servers: setup ## Install the servers that tests run against: Redis, FerretDB
	@scripts/test-servers.sh

test: runtimes test-servers ## Set everything up and run all tests
	$(CARGO) test --release --locked

test-web: runtimes ## Test the playground in a browser; pictures go to web/screenshots
	cd web && npx playwright test

check: web/node_modules/.package-lock.json ## Formatting and lints, as CI runs them
	$(CARGO) fmt --check
	$(CARGO) clippy --release --locked --all-targets -- -D warnings
	cd web && npx biome check --error-on-warnings . && npx tsc

test-api: runtimes ## Fuzz the API from its own OpenAPI description (Schemathesis)
	@tests/conformance/api

audit: web/node_modules/.package-lock.json ## Check dependencies: licences, origins, known vulnerabilities
	@scripts/audit.sh

bench: runtimes ## Measure programs beside native processes
	@$(PETRI) bench
	@$(CARGO) bench --locked --bench service
	@$(CARGO) bench --locked --bench waiting

conformance-python: runtimes ## Run CPython's own test suite inside Petri
	@tests/conformance/python

conformance-javascript: runtimes ## Run test262 and Node's own tests inside Petri
	@tests/conformance/javascript

conformance-java: runtimes ## Run OpenJDK's own tests, javac's diagnostics and random programs inside Petri
	@tests/conformance/java

clean: ## Remove build output; cached runtimes stay
	$(CARGO) clean
	rm -rf web/dist web/client/dist web/node_modules
