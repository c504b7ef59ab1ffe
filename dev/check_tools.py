"""Linters from PyPI in pinned versions, kept in the cache, apart from this machine's own Python packages."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import machine
from project import ROOT, Trouble, cache_folder, held

REQUIREMENTS = ROOT / "dev/check-requirements.txt"


def program(name: str) -> Path:
    return folder() / "bin" / name


def module(name: str):
    """A module that only checks need."""
    path = str(folder())
    if path not in sys.path:
        sys.path.append(path)
    return __import__(name)


def folder() -> Path:
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    home = cache_folder() / f"check-tools-{wanted}"
    with held(cache_folder() / "check-tools.lock", 300, "Another process has been installing the linters for five minutes; try again."):
        if not home.is_dir():
            _install(home)
    return home


def _install(home: Path) -> None:
    partial = home.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    done = subprocess.run(
        [*machine.pip(), "install", "-q", "--only-binary=:all:", "--target", str(partial), "-r", str(REQUIREMENTS)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise Trouble(f"The linters could not be installed:\n{done.stderr.strip()}")
    partial.rename(home)
