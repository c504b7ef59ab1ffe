"""The processes that the supervisor started: written down, watched, stopped in order."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import processes
from project import say

LOG_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True)
class Child:
    """One child, its log, and how long it may take to stop."""

    name: str
    process: subprocess.Popen
    log: Path
    seconds: float
    signal: int = signal.SIGTERM
    group: bool = False

    def send(self, number: int) -> None:
        _send(self.process.pid, number, self.group)


def _send(pid: int, number: int, group: bool) -> None:
    # It may end by itself between the look and the signal.
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if group else os.kill)(pid, number)


class Children:
    """Started one after the other, stopped the other way round. The record outlives a supervisor that was killed."""

    def __init__(self, record: Path):
        self.record = record
        self.stopped = False
        self._all: list[Child] = []
        self._writing = threading.Lock()

    def add(self, child: Child) -> None:
        self._all.append(child)
        self._write()

    def remove(self, child: Child) -> None:
        if child in self._all:
            self._all.remove(child)
            self._write()

    def dead(self) -> Child | None:
        return next((child for child in self._all if child.process.poll() is not None), None)

    def stop(self) -> bool:
        """Stops all; True if each ended by itself in time."""
        self.stopped = calm = True
        while self._all:
            child = self._all.pop()
            if child.process.poll() is None:
                calm = _stop(child) and calm
        self.record.unlink(missing_ok=True)
        return calm

    def trim_logs(self) -> None:
        """Children append, so a log can be copied and emptied while they write."""
        for child in self._all:
            if child.log.exists() and child.log.stat().st_size > LOG_LIMIT:
                child.log.with_suffix(".log.1").write_bytes(child.log.read_bytes())
                os.truncate(child.log, 0)

    def _write(self) -> None:
        rows = [_row(each) for each in self._all]
        with self._writing:
            self.record.parent.mkdir(parents=True, exist_ok=True)
            self.record.write_text(json.dumps(rows, indent=1))


def _row(child: Child) -> dict:
    return {
        "name": child.name,
        "pid": child.process.pid,
        "identity": processes.identity(child.process.pid),
        "seconds": child.seconds,
        "signal": int(child.signal),
        "group": child.group,
    }


def _stop(child: Child) -> bool:
    child.send(child.signal)
    try:
        child.process.wait(child.seconds)
        return True
    except subprocess.TimeoutExpired:
        say(f"The {child.name} did not stop within {child.seconds:.0f} s and was ended.")
        child.send(signal.SIGKILL)
        child.process.wait()
        return False


def clear_leftovers(record: Path) -> list[str]:
    """Ends what a killed supervisor left behind; a number that now belongs to another program is left alone."""
    try:
        rows = json.loads(record.read_text())
    except (OSError, ValueError):
        return []
    found = []
    for row in reversed(rows):
        if row["identity"] and processes.identity(row["pid"]) == row["identity"]:
            found.append(row["name"])
            _end(row)
    record.unlink(missing_ok=True)
    return found


def _end(row: dict) -> None:
    _send(row["pid"], row["signal"], row["group"])
    if not processes.gone(row["pid"], row["seconds"]):
        _send(row["pid"], signal.SIGKILL, row["group"])
        processes.gone(row["pid"], 5)
