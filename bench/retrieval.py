#!/usr/bin/env python3
"""`make bench-retrieval CORPUS=…`: how well passages are found in five languages, and with SPEED=true how fast.

CORPUS names a folder with <set>.passages.jsonl and <set>.queries.jsonl (see RetrievalBench, which does it all through the backend's own code).
PARTS names some of the parts. KEPT names a database that stays and is used again, since filling it takes most of the time. EMBEDDING_URL,
EMBEDDING_MODEL and EMBEDDING_KEY are an OpenAI-compatible server's that knows several languages: questions in one are then answered in another.
Against the database server of ATELIER_TEST_DATABASE_URL, else one of its own.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "dev")]

import builds  # noqa: E402
import machine  # noqa: E402
from postgres_cluster import Cluster, test_variables  # noqa: E402
from project import Trouble, cache_folder, data_folder, reporting_trouble, say  # noqa: E402
from suites import free_port  # noqa: E402

# As PostgreSQL comes, except for room in memory: what is measured reads from it.
SETTINGS = {"shared_buffers": "512MB", "max_connections": "100"}

QUALITY = ("quality", "languages", "index")
SPEED = ("ingestion", "search", "collections")


def main() -> int:
    corpus = os.environ.get("CORPUS", "")
    if not corpus or not Path(corpus).is_dir():
        raise Trouble("CORPUS must name the folder of the question sets.")
    tools = machine.tools()
    with _database() as database:
        command = [str(tools.maven), "-B", "-q", "test", "-Dtest=RetrievalBench", "-Dsurefire.failIfNoSpecifiedTests=false"]
        extra = {**database, "CORPUS": str(Path(corpus).resolve()), "PARTS": " ".join(_parts()), "QUARKUS_HTTP_TEST_PORT": "0"}
        with builds.BACKEND.lock():
            run = subprocess.Popen(
                command,
                cwd=builds.BACKEND.folder,
                env={**tools.environment(), **extra},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            return _told(run)


def _parts() -> list[str]:
    asked = os.environ.get("PARTS", "").split() or [*QUALITY, *(SPEED if os.environ.get("SPEED") == "true" else ())]
    if unknown := [part for part in asked if part not in QUALITY + SPEED]:
        raise Trouble(f"There is no part '{unknown[0]}'; there are {', '.join(QUALITY + SPEED)}.")
    return asked


def _told(run: subprocess.Popen[str]) -> int:
    """Prints the figures as they come; all else only where it fails."""
    lines: list[str] = []
    for line in run.stdout or ():
        lines.append(line)
        if line.startswith("bench "):
            say(line.removeprefix("bench ").rstrip())
    if run.wait():
        say("".join(lines[-60:]))
    return run.returncode


@contextlib.contextmanager
def _database() -> Iterator[dict[str, str]]:
    kept = {"ATELIER_TEST_DATABASE_KEPT": name} if (name := os.environ.get("KEPT")) else {}
    if given := {name: value for name, value in os.environ.items() if name.startswith("ATELIER_TEST_DATABASE_") and value}:
        yield {**given, **kept}
        return
    cluster = Cluster(data_folder() / "bench-retrieval", cache_folder(), SETTINGS)
    port = free_port()
    cluster.start(port)
    try:
        yield {**test_variables(port, cluster.password()), **kept}
    finally:
        cluster.stop()


if __name__ == "__main__":
    reporting_trouble(main)
