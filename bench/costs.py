"""What processes cost, read from /proc: the sturdiest figure on a machine that others use, too."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and all that it began, and those began."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            found += [int(child) for child in _text(task).split()]
    return found


def named(pid: int, name: str) -> list[int]:
    """Those of its family that run a program of that name."""
    return [each for each in family(pid) if _text(Path(f"/proc/{each}/comm")).strip() == name]


def resident(pid: int) -> float:
    """MB in memory."""
    line = next((line for line in _text(Path(f"/proc/{pid}/status")).splitlines() if line.startswith("VmRSS")), "VmRSS: 0")
    return int(line.split()[1]) / 1024


def compiling(pid: int) -> float:
    """Seconds that a JVM's just-in-time compilers have used."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(_seconds(task) for task in tasks if _text(task / "comm").startswith(("C1 Compiler", "C2 Compiler")))


@dataclass
class Meter:
    """Seconds of CPU that processes and their families have used since it was begun."""

    pids: list[int]
    before: float = 0

    def __post_init__(self) -> None:
        self.before = self._used()

    def seconds(self) -> float:
        return self._used() - self.before

    def _used(self) -> float:
        return sum(_seconds(Path(f"/proc/{each}")) for pid in self.pids for each in family(pid))


def _seconds(process: Path) -> float:
    fields = _text(process / "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK if fields else 0


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
