#!/usr/bin/env python3
"""`make test`: runs every suite, or those named, and closes with how many tests passed and failed."""

from __future__ import annotations

import os
import shutil
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, wait

import machine
from children import Children, clear_leftovers
from counts import Counts
from postgres_cluster import Cluster, test_variables
from project import Trouble, cache_folder, data_folder, held, reporting_trouble, say, tail
from signals import Stopped, StopSignals
from suites import SUITES, Bench, free_ports

# Nothing in this database outlives the tests, so it need not reach the disk.
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
# Suites of one lane run one after the other; the lanes side by side, as long as each other. A backend that is killed in the middle of 50 replies
# comes last, with both cores to itself.
LANES = (("backend", "sdk"), ("frontend", "dev", "e2e"))
LAST = (("replicas",),)


def main() -> int:
    asked = sys.argv[1:] or list(SUITES)
    if unknown := [name for name in asked if name not in SUITES]:
        raise Trouble(f"There is no suite '{unknown[0]}'; there are {', '.join(SUITES)}.")
    folder = data_folder() / "test"
    signals = StopSignals()
    with held(folder / "lock", 5, f"Tests are already running in {folder}."):
        return _verify(asked, signals, Bench(folder, machine.tools(), Children(folder / "children.json"), dict(_given_database())))


def _verify(asked: list[str], signals: StopSignals, bench: Bench) -> int:
    clear_leftovers(bench.children.record)
    cluster = Cluster(bench.folder / "postgres", cache_folder(), SETTINGS)
    cluster.stop()
    for old in (bench.logs, cluster.home):
        shutil.rmtree(old, ignore_errors=True)
    bench.logs.mkdir(parents=True)
    try:
        if "backend" in asked and not bench.database:
            bench.database.update(_own_database(cluster))
        total = _run(asked, signals, bench)
    except Stopped:
        say("The tests were broken off.")
        return 130
    finally:
        bench.children.stop()
        cluster.stop()
    say(f"{total}")
    return 1 if total.failed else 0


def _given_database() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("ATELIER_TEST_DATABASE_") and value}


def _own_database(cluster: Cluster) -> dict[str, str]:
    port = int(free_ports()["ATELIER_DATABASE_PORT"])
    cluster.start(port)
    return test_variables(port, cluster.password())


def _run(asked: list[str], signals: StopSignals, bench: Bench) -> Counts:
    with ThreadPoolExecutor(len(LANES)) as pool:
        try:
            total = Counts()
            for lanes in (LANES, LAST):
                running = [pool.submit(_lane, [name for name in lane if name in asked], bench) for lane in lanes]
                while wait(running, timeout=1).not_done:
                    signals.look_at_make()
                total = sum((lane.result() for lane in running), total)
        except Stopped:
            bench.children.stop()  # lets the lanes end, which the pool waits for
            raise
    return total


def _lane(names: list[str], bench: Bench) -> Counts:
    return sum((_suite(name, bench) for name in names if not bench.children.stopped), Counts())


def _suite(name: str, bench: Bench) -> Counts:
    say(f"{name}: running …")
    began = time.monotonic()
    try:
        counts = SUITES[name](bench)
    except Trouble as trouble:
        say(f"{name}: {trouble}")
        counts = Counts(failed=1)
    except Exception:  # a runner that breaks in a way nobody thought of is a failure, not an end of the count
        say(f"{name}: {traceback.format_exc()}")
        counts = Counts(failed=1)
    if bench.children.stopped:
        return counts
    if counts.failed:
        log = bench.logs / f"{name}.log"
        say(f"---- the end of {log}\n{tail(log, 120)}\n----")
    say(f"{name}: {str(counts).replace(',', ' ·')} · {time.monotonic() - began:.0f} s")
    return counts


if __name__ == "__main__":
    reporting_trouble(main)
