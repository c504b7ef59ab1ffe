# The two commands are `make run` and `make test`; dev/ holds what they do.
PYTHON ?= python3

.PHONY: help run backup restore bench bench-retrieval test test-corpus test-backend test-frontend test-e2e test-sdk test-replicas test-dev check openapi build clean format

help:
	@echo 'make run       start Atelier: database, backend and page, until Ctrl-C'
	@echo 'make backup    write all that the database holds into one file (FILE=… names it)'
	@echo 'make restore   read such a file into an empty database (FILE=…)'
	@echo 'make test      run every test (parts: test-backend test-frontend test-e2e test-sdk test-replicas test-dev)'
	@echo 'make bench     take the figures of bench/ (PARTS=… for some)'
	@echo 'make bench-retrieval  how well and how fast documents are searched (CORPUS=… question sets; SPEED=true)'
	@echo 'make test-corpus  import every model file of the folder that CORPUS names'
	@echo 'make check     format, lint, types, API description and links'
	@echo 'make format    put the format of backend, page and dev right'
	@echo 'make openapi   write the API description and the types made from it'
	@echo 'make build     build backend and page without starting them'
	@echo 'make clean     remove what was built; data stays'

run:
	@$(PYTHON) dev/run.py

backup restore:
	@$(PYTHON) dev/keep.py $@ $(FILE)

test:
	@$(PYTHON) dev/verify.py

test-backend test-frontend test-e2e test-sdk test-replicas test-dev:
	@$(PYTHON) dev/verify.py $(@:test-%=%)

bench:
	@$(PYTHON) bench/figures.py $(PARTS)

bench-retrieval:
	@$(PYTHON) bench/retrieval.py

test-corpus:
	@$(PYTHON) dev/corpus.py

check:
	@$(PYTHON) dev/check.py

openapi:
	@$(PYTHON) dev/openapi.py write

build:
	@$(PYTHON) dev/builds.py

clean:
	rm -rf .cache/product backend/target frontend/dist

format:
	@$(PYTHON) dev/check.py format
