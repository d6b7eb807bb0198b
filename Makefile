# make run    sets up what is missing, builds the program, makes the reports of inputs/
# make test   all tests; installs the programs they need where it can
# make build  bin/zonereport
# make lint   gofmt, go vet, staticcheck, shell syntax
# make bench  time and memory of whole runs, growth with the size of a ledger, one large PDF and workbook, a million cells read

SHELL       := /bin/sh
INPUTS      ?= inputs
OUTPUTS     ?= outputs
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

# Where git cannot tell the revision (no git, a copy without .git, a folder of somebody
# else's), the build goes without it; manifests then name the executable's checksum.
VCS := $(shell git rev-parse --verify -q HEAD >/dev/null 2>&1 || echo -buildvcs=false)

export CGO_ENABLED = 0

.PHONY: run build test lint bench setup clean

run: build
	bin/zonereport run --inputs $(INPUTS) --outputs $(OUTPUTS)

build: setup
	go build -trimpath $(VCS) -o bin/ ./cmd/zonereport

setup:
	@sh setup/go.sh
	@sh setup/fonts.sh

test: setup
	@sh setup/checkers.sh
	@sh setup/verapdf.sh
	go test ./...

lint:
	@sh setup/go.sh
	@unformatted=$$(gofmt -l cmd pipeline templates bench); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change: $$unformatted"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...
	@for script in setup/*.sh; do sh -n $$script || exit 1; done
	@bash -n .ci/run

bench: build
	go build -trimpath $(VCS) -o bin/ ./bench/paper ./bench/book
	go run ./bench

clean:
	rm -rf bin
