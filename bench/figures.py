#!/usr/bin/env python3
"""`make bench`: takes every figure, or those of the parts named; nothing else should run on the machine meanwhile."""

from __future__ import annotations

import importlib
import os
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent / "dev")]

from project import Trouble, reporting_trouble, say  # noqa: E402

PARTS = ("api", "catalogue", "endings", "page", "reading", "scripts", "streams", "transfer")


def main() -> int:
    asked = sys.argv[1:] or list(PARTS)
    if unknown := [name for name in asked if name not in PARTS]:
        raise Trouble(f"There is no part '{unknown[0]}'; there are {', '.join(PARTS)}.")
    say(f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in asked:
        say(f"== {name}")
        importlib.import_module(name).main()
    return 0


if __name__ == "__main__":
    reporting_trouble(main)
