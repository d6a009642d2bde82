# Bellhop: every command there is. `make help` lists them.

SWIFT ?= swift
PREFIX ?= /usr/local
STATIC = --static-swift-stdlib
# The same on a terminal and into a file: with other flags everything would be built again.
BUILD = $(SWIFT) build --no-color-diagnostics

# package:why, for what the program needs and for what its tests need besides.
PROGRAM_PACKAGES = \
  libncurses-dev:draws_the_screens \
  libsqlite3-dev:keeps_the_inbox \
  libgmime-3.0-dev:reads_and_writes_e-mail \
  libgumbo-dev:turns_HTML_mail_into_text \
  pkg-config:finds_the_libraries_above \
  binutils:strips_what_is_installed \
  tzdata:knows_the_working_hours_of_every_zone
TEST_PACKAGES = \
  tmux:runs_the_real_program_in_a_real_terminal \
  python3:is_the_oracle_for_time_zones_and_mail \
  git:lists_the_files_of_the_project \
  procps:looks_after_processes

.DEFAULT_GOAL := help

## help      this list
.PHONY: help
help:
	@echo "Bellhop, the inbox of a customer-care team in the terminal."
	@echo
	@sed -n 's/^## /  make /p' $(MAKEFILE_LIST)

## run       install what is missing, build, and open the inbox on a demonstration day
.PHONY: run
run: program-packages
	@echo "Building Bellhop (release; the first time takes some minutes) ..."
	$(BUILD) -c release $(STATIC) --product bellhop
	@exec "$$($(BUILD) -c release $(STATIC) --show-bin-path)/bellhop" demo

## build     install what is missing and build the program
.PHONY: build
build: program-packages
	$(BUILD) -c release $(STATIC) --product bellhop
	@echo "Built: $$($(BUILD) -c release $(STATIC) --show-bin-path)/bellhop"

## test      install what tests need, build, check the style, run all tests
.PHONY: test
test: program-packages test-packages lint
	@echo "Building Bellhop and its tests ..."
	$(BUILD) --build-tests
	@echo "Running all tests ..."
	@SWIFT="$(SWIFT)" Tests/run

## soak      the long forms: every attack everywhere; kills, closed windows, failing disks, damage, power cuts
.PHONY: soak
soak:
	BELLHOP_SOAK=1 $(SWIFT) test \
	  --filter "KilledTests|KilledWriters|ManyWriters|FaultyDisk|DamagedStore|PowerLoss|HostileText|HostileOutput|WindowGone|StormTests|FuzzTests"

# What each target runs for in `make fuzz`.
SECONDS ?= 600
COVERAGE = -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table

## fuzz      SECONDS=600 for each of TARGETS (all): libFuzzer with the address sanitizer
.PHONY: fuzz
fuzz: program-packages
	BELLHOP_FUZZ=1 $(BUILD) -c release --sanitize fuzzer --sanitize address $(COVERAGE) \
	  --product bellhop-fuzz --scratch-path .build-fuzz
	SECONDS_EACH=$(SECONDS) Tests/Fuzzing/run .build-fuzz/release/bellhop-fuzz $(TARGETS)

## tsan      all tests under the thread sanitizer; about an hour
.PHONY: tsan
tsan: program-packages test-packages
	$(BUILD) --build-tests --sanitize=thread --scratch-path .build-tsan
	TSAN_OPTIONS="halt_on_error=1 suppressions=$(CURDIR)/Tests/thread-sanitizer.supp" \
	  $(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan

## lint      the style of the code, strictly
.PHONY: lint
lint:
	@echo "Checking the style ..."
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift

## format    put the code into the house style
.PHONY: format
format:
	$(SWIFT) format --in-place --parallel --recursive Sources Tests Package.swift

## goldens   record the golden screens again (look at the difference before you commit it)
.PHONY: goldens
goldens:
	RECORD=1 $(SWIFT) test --filter DeskTests

## bench     measure: start, keys, memory, search, import, many agents, hostile sizes; beside mutt, neomutt
.PHONY: bench
bench: build
	$(BUILD) -c release $(STATIC) --product StoreDriver
	@bin="$$($(BUILD) -c release $(STATIC) --show-bin-path)"; \
	  Tests/Benchmarks/run "$$bin/bellhop" --driver "$$bin/StoreDriver"

## install   PREFIX=/usr/local: the program (its themes are in it), manual pages, completions
SHARE = $(DESTDIR)$(PREFIX)/share
PROGRAM = $(DESTDIR)$(PREFIX)/bin/bellhop
.PHONY: install
install: build
	install -d "$(dir $(PROGRAM))" "$(SHARE)/bash-completion/completions" \
	  "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	install -s -m 755 "$$($(BUILD) -c release $(STATIC) --show-bin-path)/bellhop" "$(PROGRAM)"
	"$(PROGRAM)" manual --folder "$(SHARE)/man"
	"$(PROGRAM)" completions bash > "$(SHARE)/bash-completion/completions/bellhop"
	"$(PROGRAM)" completions zsh > "$(SHARE)/zsh/site-functions/_bellhop"
	"$(PROGRAM)" completions fish > "$(SHARE)/fish/vendor_completions.d/bellhop.fish"

## clean     remove what was built
.PHONY: clean
clean:
	rm -rf .build

.PHONY: program-packages test-packages
program-packages:
	$(call install-missing,$(PROGRAM_PACKAGES))
test-packages:
	$(call install-missing,$(TEST_PACKAGES))

# Says which Debian packages are missing and why, and installs them as root or with sudo.
define install-missing
	@missing=""; \
	for entry in $(1); do \
	  package="$${entry%%:*}"; why="$$(echo "$${entry#*:}" | tr _ ' ')"; \
	  if ! dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null | grep -q 'ok installed'; then \
	    echo "Missing: $$package ($$why)"; missing="$$missing $$package"; \
	  fi; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then become=""; \
	  elif command -v sudo >/dev/null; then become="sudo"; \
	  else echo "Install them as root: apt-get install$$missing" >&2; exit 1; fi; \
	  echo "Installing$$missing ..."; \
	  $$become apt-get update -qq || true; \
	  $$become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef
