#!/usr/bin/env python3
"""Builds backend and page when their sources changed, and keeps each result apart from the build folders.

A running product uses its own copy, so that tests, a clean or a newer build never pull files from under it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import machine
from project import ROOT, Trouble, cache_folder, data_folder, held, reporting_trouble, say, tail

KEPT = 4
Started = Callable[[str, subprocess.Popen, Path], None]
Guard = Callable[[], contextlib.AbstractContextManager]


@dataclass(frozen=True)
class Part:
    """One half of the product: what it is built from, how, and what is kept of it."""

    name: str
    folder: Path
    sources: tuple[str, ...]
    results: dict[str, str]

    def product(self) -> Path:
        """Where the build of the present sources is kept."""
        return cache_folder() / "product" / f"{self.name}-{self.fingerprint()}"

    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for file in sorted(self._files()):
            digest.update(f"{file.relative_to(self.folder)}\n{file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    def _files(self):
        for source in self.sources:
            path = self.folder / source
            yield from (each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path] if path.is_file() else []

    def lock(self):
        """Held by whoever writes in this part's build folder."""
        return held(cache_folder() / f"{self.name}.lock", 1800, f"Another build of the {self.name} has been running for half an hour.")


BACKEND = Part("backend", ROOT / "backend", ("pom.xml", "src/main"), {"target/quarkus-app": "app", "target/openapi/openapi.json": "openapi.json"})
PAGE = Part(
    "page",
    ROOT / "frontend",
    ("package.json", "package-lock.json", "index.html", "vite.config.ts", "tsconfig.json", "src", "public"),
    {"dist": "dist"},
)


def backend_command(tools: machine.Tools) -> list[str]:
    return [str(tools.maven), "-B", "-q", "package", "-DskipTests"]


def page_command(tools: machine.Tools) -> list[str]:
    return ["sh", "-c", " && ".join([*install_packages(tools), f"{shlex.quote(str(tools.npm))} run build"])]


def install_packages(tools: machine.Tools) -> list[str]:
    """Shell steps that bring node_modules in line with the lock file; none when they are."""
    locked = hashlib.sha256((PAGE.folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = PAGE.folder / "node_modules" / ".installed-from"
    if stamp.is_file() and stamp.read_text().strip() == locked:
        return []
    return [f"{shlex.quote(str(tools.npm))} ci --no-audit --no-fund", f"echo {locked} > node_modules/.installed-from"]


def packages_installed(tools: machine.Tools) -> None:
    """Brings node_modules in line with the lock file."""
    with PAGE.lock():
        if steps := install_packages(tools):
            done = subprocess.run(
                ["sh", "-c", " && ".join(steps)], cwd=PAGE.folder, env=tools.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True
            )
            if done.returncode != 0:
                raise Trouble(f"The page's packages could not be installed:\n{(done.stdout + done.stderr).strip()[-4000:]}")


@dataclass
class Build:
    """A build that runs."""

    part: Part
    process: subprocess.Popen
    log: Path
    began: float


def missing(parts: list[Part]) -> list[Part]:
    return [part for part in parts if not part.product().is_dir()]


def build(parts: list[Part], logs: Path, started: Started = lambda *_: None, guarded: Guard = contextlib.nullcontext) -> None:
    """Builds the parts side by side; `started` hears of each process, so that it can be ended early, within one `guarded` block."""
    tools = machine.tools()
    with contextlib.ExitStack() as locks:
        for part in parts:
            locks.enter_context(part.lock())
        running = []
        for part in parts:
            if not part.product().is_dir():
                with guarded():
                    running.append(_start(part, tools, logs))
                    started(part.name, running[-1].process, running[-1].log)
        while running:
            for each in [each for each in running if each.process.poll() is not None]:
                running.remove(each)
                _finish(each)
            time.sleep(0.1)


def _start(part: Part, tools: machine.Tools, logs: Path) -> Build:
    say(f"Building the {part.name} …")
    command = backend_command(tools) if part is BACKEND else page_command(tools)
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"build-{part.name}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=part.folder, env=tools.environment(), stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )
    return Build(part, process, log, time.monotonic())


def _finish(each: Build) -> None:
    if each.process.returncode != 0:
        raise Trouble(f"The {each.part.name} could not be built; the whole log is {each.log}\n{tail(each.log, 40)}")
    keep(each.part)
    say(f"Built the {each.part.name} in {time.monotonic() - each.began:.0f} s.")


def keep(part: Part) -> Path:
    """Copies what was built to its own place, whole or not at all."""
    product = part.product()
    if product.is_dir():
        return product
    partial = product.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for source, target in part.results.items():
        built = part.folder / source
        if built.is_dir():
            shutil.copytree(built, partial / target)
        elif built.is_file():
            shutil.copy2(built, partial / target)
        else:
            raise Trouble(f"The build of the {part.name} left no {built.relative_to(ROOT)}.")
    partial.rename(product)
    _forget_old(part)
    return product


def _forget_old(part: Part) -> None:
    kept = sorted((cache_folder() / "product").glob(f"{part.name}-*"), key=os.path.getmtime, reverse=True)
    for old in kept[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def main() -> int:
    build(missing([BACKEND, PAGE]), data_folder() / "logs")
    return 0


if __name__ == "__main__":
    reporting_trouble(main)
