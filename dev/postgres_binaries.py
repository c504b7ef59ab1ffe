"""Which PostgreSQL to run: one on this machine that offers pgvector, else the pinned pair."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from postgres_pair import POSTGRES_VERSION, bundled
from project import Trouble

OLDEST_MAJOR = 16
EXTENSIONS = ("vector", "pg_trgm", "unaccent")


@dataclass(frozen=True)
class Installation:
    """A PostgreSQL whose server can be started from `bin`."""

    bin: Path
    major: int
    name: str


def choose(cache: Path, major: int | None = None) -> Installation:
    """The installation for a new cluster, or for an old one written by PostgreSQL `major`."""
    for installation in on_this_machine():
        if major in (None, installation.major):
            return installation
    bundled_major = int(POSTGRES_VERSION.split(".")[0])
    if major not in (None, bundled_major):
        raise Trouble(f"The data folder was written by PostgreSQL {major}. Install PostgreSQL {major} with pgvector, or move the data folder away.")
    return Installation(bundled(cache) / "bin", bundled_major, f"PostgreSQL {POSTGRES_VERSION} with pgvector, from the package registries")


def on_this_machine() -> list[Installation]:
    """Every installation here that is new enough and has the extensions, newest first."""
    bins = [*Path("/usr/lib/postgresql").glob("*/bin")]
    if config := shutil.which("pg_config"):
        bins.append(Path(_output(config, "--bindir")))
    found = {bin: _installation(bin) for bin in bins}
    return sorted((each for each in found.values() if each), key=lambda each: -each.major)


def _installation(bin: Path) -> Installation | None:
    server = bin / "postgres"
    if not server.is_file() or not (bin / "initdb").is_file():
        return None
    version = re.search(r"\) (\d+)", _output(str(server), "--version"))
    if not version or int(version[1]) < OLDEST_MAJOR:
        return None
    config = bin / "pg_config"
    share = Path(_output(str(config), "--sharedir")) if config.is_file() else Path(f"/usr/share/postgresql/{version[1]}")
    if not all((share / "extension" / f"{name}.control").is_file() for name in EXTENSIONS):
        return None
    return Installation(bin, int(version[1]), f"PostgreSQL {version[1]} of this machine ({bin})")


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
