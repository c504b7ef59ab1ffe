#!/usr/bin/env python3
"""Starts and stops the project's own PostgreSQL with pgvector.

dev/postgres.py start  [--data DIR] [--port N] [--set name=value …]
dev/postgres.py stop   [--data DIR]
dev/postgres.py status [--data DIR]
dev/postgres.py url    [--data DIR]    the JDBC URL of the product's database
dev/postgres.py env    [--data DIR]    shell exports for tests: a server on which they create their own databases
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from postgres_cluster import DATABASE, Cluster, Server, test_variables
from project import Trouble, cache_folder, data_folder, number_from, reporting_trouble, say

DEFAULT_PORT = 54329


def main() -> int:
    arguments = _arguments()
    options = dict(each.partition("=")[::2] for each in arguments.set)
    cluster = Cluster(arguments.data.absolute() / "postgres", cache_folder(), options)
    return {"start": _start, "stop": _stop, "status": _status, "url": _url, "env": _env}[arguments.action](cluster, arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["start", "stop", "status", "url", "env"])
    parser.add_argument("--data", type=Path, default=data_folder(), help="the data folder; the cluster is in its folder 'postgres'")
    parser.add_argument("--port", type=int, default=None)
    parser.add_argument("--set", action="append", default=[], metavar="name=value", help="a server setting, such as fsync=off")
    return parser.parse_args()


def _start(cluster: Cluster, arguments: argparse.Namespace) -> int:
    began = time.monotonic()
    port = arguments.port or number_from("ATELIER_DATABASE_PORT", DEFAULT_PORT)
    started = cluster.start(port)
    say(
        f"PostgreSQL is ready on port {port} after {time.monotonic() - began:.1f} s."
        if started
        else f"PostgreSQL was already running on port {port}."
    )
    return 0


def _stop(cluster: Cluster, _: argparse.Namespace) -> int:
    say("PostgreSQL has stopped." if cluster.stop() else "PostgreSQL was not running.")
    return 0


def _status(cluster: Cluster, _: argparse.Namespace) -> int:
    server = cluster.server()
    say(f"running on port {server.port} (process {server.pid})" if server else "not running")
    return 0 if server else 3


def _url(cluster: Cluster, _: argparse.Namespace) -> int:
    say(f"jdbc:postgresql://127.0.0.1:{_running(cluster).port}/{DATABASE}")
    return 0


def _env(cluster: Cluster, _: argparse.Namespace) -> int:
    for name, value in test_variables(_running(cluster).port, cluster.password()).items():
        say(f"export {name}={value}")
    return 0


def _running(cluster: Cluster) -> Server:
    server = cluster.server()
    if not server:
        raise Trouble(f"No PostgreSQL is running in {cluster.home}.")
    return server


if __name__ == "__main__":
    reporting_trouble(main)
