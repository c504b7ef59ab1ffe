#!/usr/bin/env python3
"""`make run`: builds what changed, starts database, backend and page, watches them, stops them in order."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import builds
import machine
import postgres_binaries
from children import Child, Children, clear_leftovers
from postgres_cluster import DATABASE, STOP_SECONDS, USER, Cluster
from project import Trouble, cache_folder, held, reporting_trouble, say, tail
from settings import Settings
from signals import Stopped, StopSignals

READY_SECONDS = 120
BACKEND_STOP_SECONDS = 25  # it drains for up to 20 s
PAGE_STOP_SECONDS = 3


class Run:
    """One run of the product, from the first check to the last child."""

    def __init__(self, settings: Settings, signals: StopSignals):
        self.settings = settings
        self.signals = signals
        self.logs = settings.data / "logs"
        self.children = Children(settings.data / "run" / "children.json")
        self.builds = Children(settings.data / "run" / "builds.json")

    def __call__(self) -> int:
        with sole_run(self.settings):
            try:
                self._clear()
                self._start()
                self._watch()
            except Stopped:
                say("Stopping …")
            finally:
                self.signals.asked = True
                self.builds.stop()
                self.children.stop()
            say("Atelier has stopped.")
        return 0

    def _clear(self) -> None:
        left = clear_leftovers(self.builds.record) + clear_leftovers(self.children.record)
        if left:
            say(f"Ended what an earlier run left behind: {', '.join(left)}.")
        self._cluster().stop()
        refuse_taken_ports(self.settings)

    def _start(self) -> None:
        began = time.monotonic()
        self._build()
        database = self._database()
        self._spawn("backend", self._backend_command(), self.settings.data, database, BACKEND_STOP_SECONDS)
        self._spawn("page", self._page_command(), builds.PAGE.folder, {}, PAGE_STOP_SECONDS)
        self._await("backend", f"{self.settings.backend}/q/health/ready")
        self._await("page", f"{self.settings.page}/")
        say(ready_text(self.settings, time.monotonic() - began))

    def _build(self) -> None:
        if not (parts := builds.missing([builds.BACKEND, builds.PAGE])):
            return
        say("Building what has changed; the first time this takes a few minutes.")
        builds.build(parts, self.logs, self._built_by, self.signals.guarded)
        self.builds.stop()

    def _built_by(self, name: str, process: subprocess.Popen, log: Path) -> None:
        self.builds.add(Child(f"build of the {name}", process, log, 10, group=True))

    def _database(self) -> dict[str, str]:
        if self.settings.database_url:
            return {}  # the backend reads the same variables
        cluster = self._cluster()
        installation = postgres_binaries.choose(cluster.cache, cluster.major())
        began = time.monotonic()
        with self.signals.guarded():
            process = cluster.start(self.settings.database_port)
            self.children.add(Child("database", process, cluster.log, STOP_SECONDS, signal.SIGINT))
        say(f"Started {installation.name} in {time.monotonic() - began:.1f} s.")
        return {
            "ATELIER_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{self.settings.database_port}/{DATABASE}",
            "ATELIER_DATABASE_USER": USER,
            "ATELIER_DATABASE_PASSWORD": cluster.password(),
        }

    def _cluster(self) -> Cluster:
        return Cluster(self.settings.data / "postgres", cache_folder())

    def _backend_command(self) -> list[str]:
        app = builds.BACKEND.product() / "app" / "quarkus-run.jar"
        return [str(machine.java_home() / "bin" / "java"), *self.settings.java_options, "-jar", str(app)]

    def _page_command(self) -> list[str]:
        return [
            str(machine.node()),
            "node_modules/vite/bin/vite.js",
            "preview",
            "--outDir",
            str(builds.PAGE.product() / "dist"),
            "--host",
            "127.0.0.1",
            "--port",
            str(self.settings.page_port),
            "--strictPort",
        ]

    def _spawn(self, name: str, command: list[str], folder: Path, extra: dict[str, str], seconds: float) -> None:
        environment = {
            **os.environ,
            **extra,
            "ATELIER_DATA": str(self.settings.data),
            "ATELIER_API": self.settings.backend,
            "ATELIER_HTTP_HOST": self.settings.http_host,
            "ATELIER_HTTP_PORT": str(self.settings.http_port),
            "ATELIER_PAGE_PORT": str(self.settings.page_port),
        }
        log = self.logs / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with self.signals.guarded(), log.open("ab") as file:
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
            )
            self.children.add(Child(name, process, log, seconds))

    def _await(self, name: str, url: str) -> None:
        until = time.monotonic() + READY_SECONDS
        while not answers(url):
            self._look()
            if time.monotonic() > until:
                raise Trouble(f"The {name} was not ready within {READY_SECONDS} s:\n{tail(self.logs / f'{name}.log')}")
            time.sleep(0.05)

    def _watch(self) -> None:
        while True:
            for _ in range(20):
                time.sleep(0.25)
                self._look()
            self.children.trim_logs()

    def _look(self) -> None:
        self.signals.look_at_make()
        if dead := self.children.dead():
            raise Trouble(f"The {dead.name} ended with code {dead.process.returncode}; its last words ({dead.log}):\n{tail(dead.log)}")


@contextlib.contextmanager
def sole_run(settings: Settings) -> Iterator[None]:
    """One run for a data folder; the lock of a killed run frees itself."""
    lock = settings.data / "run" / "lock"
    # A run that is about to stop may need a moment.
    with held(lock, 5, f"Atelier is already running with the data folder {settings.data}; stop that run first."):
        yield


def refuse_taken_ports(settings: Settings) -> None:
    taken = [f"port {port} is already in use ({name} chooses another)" for name, (host, port) in settings.ports().items() if not free(host, port)]
    if taken:
        text = "; ".join(taken)
        raise Trouble(text[0].upper() + text[1:] + ".")


def free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def answers(url: str) -> bool:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def ready_text(settings: Settings, seconds: float) -> str:
    return (
        f"\n  Atelier is ready (after {seconds:.1f} s):  {settings.page}\n\n"
        f"  API            {settings.backend}/q/swagger-ui\n"
        f"  Data and logs  {settings.data}\n"
        f"  Stop           Ctrl-C\n"
    )


if __name__ == "__main__":
    reporting_trouble(lambda: Run(Settings.from_environment(), StopSignals())())
