#!/usr/bin/env python3
"""`make backup` and `make restore`: the whole database in one file, and back into an empty one."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import builds
import machine
from postgres_cluster import DATABASE, USER, Cluster
from project import Trouble, cache_folder, data_folder, reporting_trouble, say
from settings import Settings

PROGRAM = "dev.atelier.platform.keeping.Keeping"


def main() -> int:
    arguments = _arguments()
    settings = Settings.from_environment()
    file = (arguments.file or _dated(settings.data)).expanduser().absolute()
    if arguments.action == "backup":
        file.parent.mkdir(parents=True, exist_ok=True)
    if builds.missing([builds.BACKEND]):
        say("Building the backend …")
        builds.build([builds.BACKEND], settings.data / "logs")
    with _database(settings) as database:
        return subprocess.run([*_program(), arguments.action, str(file)], env={**os.environ, **database}, stdin=subprocess.DEVNULL).returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["backup", "restore"])
    parser.add_argument("file", nargs="?", type=Path, help="the backup; a new one gets a dated name in the data folder's backups/")
    arguments = parser.parse_args()
    if arguments.action == "restore" and not arguments.file:
        raise Trouble("Name the backup: make restore FILE=atelier-….zip")
    return arguments


def _dated(data: Path) -> Path:
    return data / "backups" / time.strftime("atelier-%Y%m%d-%H%M%S.zip")


def _program() -> list[str]:
    app = builds.BACKEND.product() / "app"
    places = os.pathsep.join(str(app / each) for each in ("app/*", "lib/main/*", "lib/boot/*"))
    return [str(machine.java_home() / "bin" / "java"), "-Xmx256m", "-cp", places, PROGRAM]


@contextlib.contextmanager
def _database(settings: Settings) -> Iterator[dict[str, str]]:
    """The one that is given, else the project's own, which is started for as long as it takes where it does not run."""
    if settings.database_url:
        yield {}
        return
    cluster = Cluster(data_folder() / "postgres", cache_folder())
    running = cluster.server()
    if not running:
        cluster.start(settings.database_port)
    port = running.port if running else settings.database_port
    try:
        yield {
            "ATELIER_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{port}/{DATABASE}",
            "ATELIER_DATABASE_USER": USER,
            "ATELIER_DATABASE_PASSWORD": cluster.password(),
        }
    finally:
        if not running:
            cluster.stop()


if __name__ == "__main__":
    reporting_trouble(main)
