"""Where the project keeps its things, and how its scripts report trouble."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Trouble(Exception):
    """Something a person can act on; its text is the whole message."""


def data_folder() -> Path:
    """Database, keys and logs: ATELIER_DATA, else .atelier in the project."""
    return Path(os.environ.get("ATELIER_DATA") or ROOT / ".atelier").expanduser().absolute()


def cache_folder() -> Path:
    """What can be fetched or built again; shared by `make run` and `make test`."""
    return Path(os.environ.get("ATELIER_CACHE") or ROOT / ".cache").expanduser().absolute()


def number_from(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Trouble(f"{name} must be a port number, but is '{text}'.")
    return int(text)


def say(text: str) -> None:
    """One write a message: several threads speak."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tail(log: Path, lines: int = 20) -> str:
    """The last lines of a log, read from its end: logs may be large."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 16_384))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


@contextlib.contextmanager
def held(lock: Path, seconds: float, busy: str):
    """One process at a time; a lock of a dead process frees itself."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        until = time.monotonic() + seconds
        while not _locked(file):
            if time.monotonic() > until:
                raise Trouble(busy)
            time.sleep(0.1)
        yield


def _locked(file) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except OSError:
        return False


def reporting_trouble(main) -> None:
    """Runs a script's main; a Trouble becomes one message and exit code 1."""
    try:
        sys.exit(main())
    except Trouble as trouble:
        print(f"atelier: {trouble}", file=sys.stderr, flush=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
