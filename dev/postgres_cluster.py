"""One private PostgreSQL cluster: created once, started, stopped, recovered after a crash."""

from __future__ import annotations

import os
import platform
import secrets
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import processes
from ordinary_user import as_ordinary_user
from postgres_binaries import Installation, choose
from project import Trouble, held, tail

USER = DATABASE = "atelier"
START_SECONDS = 90
STOP_SECONDS = 60
LOG_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True)
class Server:
    """A running postmaster, as its own pid file tells."""

    pid: int
    port: int


@dataclass
class Cluster:
    """The cluster in `home`; `options` are server settings that hold while it runs."""

    home: Path
    cache: Path
    options: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def password(self) -> str:
        return (self.home / "password").read_text().strip()

    def server(self) -> Server | None:
        """The running server, if there is one that serves this folder."""
        lines = self._pid_file()
        if len(lines) < 4 or not processes.runs(int(lines[0]), str(self.data)):
            return None
        return Server(int(lines[0]), int(lines[3]))

    def start(self, port: int) -> subprocess.Popen | None:
        """Starts the server and waits until it answers; None when it was running already."""
        self.home.mkdir(parents=True, exist_ok=True)
        with held(self.home / "lock", START_SECONDS, f"Another process is starting or stopping PostgreSQL in {self.home}."):
            if running := self.server():
                if running.port != port:
                    raise Trouble(f"PostgreSQL is already running in {self.home}, on port {running.port}.")
                return None
            refuse_taken(port)
            installation = choose(self.cache, self.major())
            if not (self.data / "PG_VERSION").exists():
                self._create(installation)
            self._clear_stale_pid_file()
            return self._started(installation, port)

    def stop(self) -> bool:
        """Asks the server to end its sessions and stop; True if it was running."""
        if not self.home.is_dir():
            return False
        with held(self.home / "lock", START_SECONDS, f"Another process is starting or stopping PostgreSQL in {self.home}."):
            running = self.server()
            if not running:
                return False
            os.kill(running.pid, signal.SIGINT)
            if not processes.gone(running.pid, STOP_SECONDS):
                raise Trouble(f"PostgreSQL (process {running.pid}) did not stop within {STOP_SECONDS} s:\n{tail(self.log)}")
            return True

    def major(self) -> int | None:
        """The PostgreSQL release that wrote the data; None before there is any."""
        version = self.data / "PG_VERSION"
        return int(version.read_text()) if version.exists() else None

    def _create(self, installation: Installation) -> None:
        # Built beside its place and renamed, so that a broken attempt leaves nothing behind.
        fresh = self.home / "data.partial"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = self.home / "password"
        password.unlink(missing_ok=True)
        password.touch(mode=0o600)
        password.write_text(secrets.token_hex(24) + "\n")
        self._run(
            [
                str(installation.bin / "initdb"),
                "-D",
                str(fresh),
                "-U",
                USER,
                "--pwfile",
                str(password),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--data-checksums",
                *_locale(installation.major),
            ]
        )
        self._run([str(installation.bin / "postgres"), "--single", "-D", str(fresh), "postgres"], f"CREATE DATABASE {DATABASE};\n")
        fresh.rename(self.data)

    def _run(self, command: list[str], text: str = "") -> None:
        command = [*as_ordinary_user(self.home), *command]
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, cwd=self.home)
        if done.returncode != 0:
            last = (done.stdout + done.stderr).strip().splitlines()[-8:]
            raise Trouble("The database could not be created:\n" + "\n".join(last))

    def _started(self, installation: Installation, port: int) -> subprocess.Popen:
        until = time.monotonic() + START_SECONDS
        while True:
            child = self._spawn(installation, port)
            while child.poll() is None and time.monotonic() < until:
                lines = self._pid_file()
                if len(lines) > 7 and lines[0] == str(child.pid) and lines[7].strip() == "ready":
                    return child
                time.sleep(0.02)
            if child.poll() is None:
                child.send_signal(signal.SIGINT)
                raise Trouble(f"PostgreSQL was not ready within {START_SECONDS} s:\n{tail(self.log)}")
            # Processes of a killed server may need a moment to notice and let go of its shared memory.
            if "pre-existing shared memory" not in tail(self.log, 4) or time.monotonic() > until:
                raise Trouble(f"PostgreSQL did not start:\n{tail(self.log)}")
            time.sleep(0.25)

    def _spawn(self, installation: Installation, port: int) -> subprocess.Popen:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        settings = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "logging_collector": "off",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.options,
        }
        command = [*as_ordinary_user(self.home), str(installation.bin / "postgres"), "-D", str(self.data), "-p", str(port)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.home, start_new_session=True)

    def _pid_file(self) -> list[str]:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []
        return lines if lines and lines[0].isdigit() else []

    def _clear_stale_pid_file(self) -> None:
        """PostgreSQL clears its pid file after a crash, unless that number is now another process or a zombie."""
        lines = self._pid_file()
        if not lines or not processes.exists(int(lines[0])):
            return
        if not processes.none_in(self.data, 10):
            raise Trouble(f"Processes of an earlier PostgreSQL still work in {self.data}; end them first.")
        (self.data / "postmaster.pid").unlink(missing_ok=True)


def test_variables(port: int, password: str) -> dict[str, str]:
    """What the backend's tests read: a server on which they create databases of their own."""
    return {
        "ATELIER_TEST_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{port}/postgres",
        "ATELIER_TEST_DATABASE_USER": USER,
        "ATELIER_TEST_DATABASE_PASSWORD": password,
    }


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Trouble(f"Port {port} is already in use; PostgreSQL needs it (ATELIER_DATABASE_PORT chooses another).") from None


def _locale(major: int) -> list[str]:
    # lc_ctype=C would break trigrams of Cyrillic words; the builtin provider (17 and later) sorts alike on every system.
    if major < 17:
        return ["--locale=C.UTF-8"]
    linux = platform.system() == "Linux"
    return [
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--lc-ctype=" + ("C.UTF-8" if linux else "UTF-8"),
        "--sync-method=" + ("syncfs" if linux else "fsync"),
    ]
