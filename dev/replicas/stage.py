"""The stage of these tests: the product that the suite started, a second backend on its database, and somebody who uses both."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "tests")]

import talk  # noqa: E402

import builds  # noqa: E402
import machine  # noqa: E402
from postgres_cluster import DATABASE, USER, Cluster  # noqa: E402
from project import cache_folder, tail  # noqa: E402
from query import Connection  # noqa: E402
from run import answers  # noqa: E402
from suites import free_port  # noqa: E402

FIRST = int(os.environ["ATELIER_HTTP_PORT"])
DATA = Path(os.environ["ATELIER_DATA"])


class Second:
    """Another backend on the product's database; started again after it was killed."""

    def __init__(self):
        self.port = free_port()
        self.log = Path(tempfile.mkstemp(prefix="atelier-second-", suffix=".log")[1])
        self.start()

    def start(self) -> None:
        jar = builds.BACKEND.product() / "app" / "quarkus-run.jar"
        own = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ATELIER_")},
            "ATELIER_DATA": str(DATA),
            "ATELIER_HTTP_PORT": str(self.port),
            "ATELIER_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{os.environ['ATELIER_DATABASE_PORT']}/{DATABASE}",
            "ATELIER_DATABASE_USER": USER,
            "ATELIER_DATABASE_PASSWORD": Cluster(DATA / "postgres", cache_folder()).password(),
            "ATELIER_CHATS_REPLIES_PER_PERSON": "100",
        }
        with self.log.open("ab") as file:
            command = [str(machine.java_home() / "bin" / "java"), "-Xmx256m", "-XX:+UseSerialGC", "-jar", str(jar)]
            self.process = subprocess.Popen(command, env=own, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
        until = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{self.port}/q/health/ready"):
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"The second backend did not start:\n{tail(self.log, 40)}")
            time.sleep(0.1)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)


@functools.cache
def second() -> Second:
    return Second()


@functools.cache
def person() -> talk.Person:
    return talk.sign_up(FIRST)


def database() -> Connection:
    return Connection(int(os.environ["ATELIER_DATABASE_PORT"]), USER, Cluster(DATA / "postgres", cache_folder()).password(), DATABASE)


def clear() -> None:
    if second.cache_info().currsize:
        second().kill()


def within(seconds: float, true) -> float:
    """How long it took to become true."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"It did not come within {seconds} s.")
        time.sleep(0.02)
    return time.monotonic() - began
