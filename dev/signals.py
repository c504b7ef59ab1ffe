"""Turns Ctrl-C, SIGTERM and a vanished `make` into one orderly stop."""

from __future__ import annotations

import contextlib
import os
import re
import signal
from pathlib import Path

import processes


class Stopped(Exception):
    """Somebody asked for an end."""


class StopSignals:
    """Raises Stopped once, outside of guarded sections; later signals are remembered but interrupt nothing."""

    def __init__(self):
        self.asked = False
        self._guarded = False
        self._make = os.getppid() if "MAKELEVEL" in os.environ and _is_make(os.getppid()) else 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # What was started in the background with signals ignored stays deaf to them, as is the custom.
            if number == signal.SIGTERM or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._hear)

    def _hear(self, *_) -> None:
        first, self.asked = not self.asked, True
        if first and not self._guarded:
            raise Stopped

    @contextlib.contextmanager
    def guarded(self):
        """No interruption inside: between starting a process and writing it down."""
        self._guarded = True
        try:
            yield
        finally:
            self._guarded = False
        if self.asked:
            raise Stopped

    def look_at_make(self) -> None:
        """A make that is killed, or alone is sent SIGINT (it then waits for us without a word), means stop too."""
        if self._make and (os.getppid() != self._make or _awaits_us(self._make)) and not self.asked:
            self.asked = True
            raise Stopped


def _is_make(pid: int) -> bool:
    words = processes.command_of(pid).split()
    return bool(words) and Path(words[0]).name in ("make", "gmake")


def _awaits_us(make: int) -> bool:
    """GNU make catches SIGINT until one arrives, then restores the default and waits for its children."""
    try:
        status = Path(f"/proc/{make}/status").read_text()
    except OSError:
        return False
    bit = 1 << (signal.SIGINT - 1)
    caught, ignored = (re.search(rf"^{name}:\s*([0-9a-f]+)$", status, re.MULTILINE) for name in ("SigCgt", "SigIgn"))
    if not caught or not ignored:
        return False
    # A make started in the background of a script ignores SIGINT from birth; that is not a SIGINT that arrived.
    return not (int(caught[1], 16) | int(ignored[1], 16)) & bit
