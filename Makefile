# make run    sets up what is missing, builds the program, makes the reports of inputs/
# make test   all tests; installs the programs they need where it can
# make judges what programs of others say of our files: Apache POI, veraPDF, pdf.js, openpyxl, DuckDB, other processors, refused system calls
# make schemas OFD files against the schemas of GB/T 33190; needs GitHub, so it is no part of make judges
# make engines the facts of 100 made-up zones in Spark, on one machine and in its cluster mode, and Airflow; fetches 0.5 GB, takes minutes
# make build  bin/zonereport
# make dist   dist/: one archive for each platform, with fonts, licences, an empty office and 使用说明; the same bytes every time
# make lint   gofmt, go vet, staticcheck, syntax of shell and Python
# make bench  time and memory of whole runs, growth with the size of a ledger, one large PDF and workbook, a million cells read

SHELL       := /bin/sh
INPUTS      ?= inputs
OUTPUTS     ?= outputs
DIST        ?= dist
# A test that hangs ends then. No test is judged by its time: on a busy machine a package may take ten minutes.
LIMIT       := 60m
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0

# Where git cannot tell the revision (no git, a copy without .git, a folder of somebody
# else's), the build goes without it; manifests then name the executable's checksum.
VCS := $(shell git rev-parse --verify -q HEAD >/dev/null 2>&1 || echo -buildvcs=false)

export CGO_ENABLED = 0

.PHONY: run build dist test judges schemas engines lint bench setup clean

run: build
	bin/zonereport run --inputs $(INPUTS) --outputs $(OUTPUTS)

build: setup
	go build -trimpath $(VCS) -o bin/ ./cmd/zonereport

dist: setup
	go run ./deploy -out $(DIST) $(if $(PLATFORMS),-platforms $(PLATFORMS)) -- $(VCS)

setup:
	@sh setup/go.sh
	@sh setup/fonts.sh

test: setup
	@sh setup/checkers.sh
	go test -timeout $(LIMIT) ./...

judges: setup
	@sh setup/checkers.sh
	@sh setup/judges.sh
	go test -count=1 -timeout $(LIMIT) -tags judges -run TestJudge ./pipeline/render/pdf ./pipeline ./cmd/zonereport ./deploy ./bench/zones ./pipeline/facts/sql/campaign

schemas: setup
	@sh setup/checkers.sh
	@sh setup/judges.sh
	@sh setup/schemas.sh
	go test -count=1 -timeout $(LIMIT) -tags judges,schemas -run TestSchemas ./cmd/zonereport

engines: setup
	@sh setup/engines.sh
	go test -count=1 -timeout $(LIMIT) -tags engines -run TestEngine ./bench/zones ./pipeline/facts/sql/campaign ./deploy

lint:
	@sh setup/go.sh
	@unformatted=$$(gofmt -l cmd pipeline templates bench deploy); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change: $$unformatted"; exit 1; fi
	go vet -tags judges,schemas,engines ./...
	go run $(STATICCHECK) -tags judges,schemas,engines ./...
	@for script in setup/*.sh deploy/zones/*.sh; do sh -n $$script || exit 1; done
	@python3 -c 'import ast, sys; [ast.parse(open(f).read()) for f in sys.argv[1:]]' setup/*.py setup/judges/*.py deploy/zones/*.py
	@bash -n .ci/run

bench: build
	go build -trimpath $(VCS) -o bin/ ./bench/paper ./bench/book
	go run ./bench

clean:
	rm -rf bin $(DIST)
