"""Questions about other processes, on Linux from /proc, elsewhere from ps."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from pathlib import Path

PROC = Path("/proc/self/stat").exists()


def exists(pid: int) -> bool:
    """True for zombies too: the kernel still holds their number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def command_of(pid: int) -> str:
    """The command line of a living process; empty when there is none (a zombie has none)."""
    if PROC:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
        except OSError:
            return ""
    done = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return done.stdout.strip()


def identity(pid: int) -> str:
    """Tells a living process from a later one with the same number, also after a restart of the machine; empty when there is none."""
    if PROC:
        try:
            started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
            return f"{Path('/proc/sys/kernel/random/boot_id').read_text().strip()} {started}" if command_of(pid) else ""
        except OSError:
            return ""
    done = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True)
    return done.stdout.strip()


def runs(pid: int, words: str) -> bool:
    """A living process whose command line holds `words`: pid files are believed only if this is so."""
    return words in command_of(pid)


def gone(pid: int, seconds: float) -> bool:
    """Waits until the process has ended; a child of ours is collected on the way."""
    until = time.monotonic() + seconds
    while not _ended(pid):
        _collect(pid)
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    _collect(pid)
    return True


def _ended(pid: int) -> bool:
    """A process loses its command line a moment before it has ended: so its state is asked, where it can be."""
    if not PROC:
        return not command_of(pid)
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def _collect(pid: int) -> None:
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def none_in(folder: Path, seconds: float) -> bool:
    """Waits until no living process works in `folder`; without /proc it cannot see any."""
    until = time.monotonic() + seconds
    while any(_works_in(each, folder) for each in Path("/proc").glob("[0-9]*")):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder.resolve()
    except OSError:
        return False
