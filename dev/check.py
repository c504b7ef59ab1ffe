#!/usr/bin/env python3
"""`make check`: everything that can be said about the sources without running the product."""

from __future__ import annotations

import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import builds
import check_tools
import compose
import links
import machine
import openapi
import said_sentences
import tree_rules
from project import ROOT, Trouble, data_folder, reporting_trouble, say

Check = Callable[[machine.Tools], None]


def main() -> int:
    tools = machine.tools()
    # Maven and npm keep one core each busy; the small checks follow.
    with ThreadPoolExecutor(2) as pool:
        lanes = [pool.submit(_lane, BACKEND, tools), pool.submit(_lane, PAGE, tools)]
    failed = [name for lane in lanes for name in lane.result()] + _lane(BOTH, tools)
    if failed:
        say(f"make check: {', '.join(failed)} failed.")
    return 1 if failed else 0


def put_right() -> int:
    """`make format`: what the format checks ask for."""
    tools = machine.tools()
    builds.packages_installed(tools)
    ruff = str(check_tools.program("ruff"))
    run(tools, [str(tools.maven), "-B", "-q", "spotless:apply"], builds.BACKEND.folder)
    run(tools, [str(tools.npm), "run", "format"], builds.PAGE.folder)
    run(tools, [ruff, "check", "--no-cache", "--fix", "-q", "dev"], ROOT)
    run(tools, [ruff, "format", "--no-cache", "-q", "dev"], ROOT)
    return 0


def _lane(checks: dict[str, Check], tools: machine.Tools) -> list[str]:
    return [name for name, check in checks.items() if not _holds(name, check, tools)]


def _holds(name: str, check: Check, tools: machine.Tools) -> bool:
    began = time.monotonic()
    try:
        check(tools)
    except Trouble as trouble:
        say(f"FAILED  {name}\n{trouble}\n")
        return False
    except Exception:  # a check that breaks has not held
        say(f"FAILED  {name}\n{traceback.format_exc()}\n")
        return False
    say(f"ok      {name} ({time.monotonic() - began:.0f} s)")
    return True


def run(tools: machine.Tools, command: list[str], folder, hint: str = "") -> None:
    done = subprocess.run(command, cwd=folder, env=tools.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        lines = (done.stdout + done.stderr).strip().splitlines()
        raise Trouble("\n".join([*lines[-60:], *([hint] if hint else [])]))


def backend_format(tools: machine.Tools) -> None:
    run(tools, [str(tools.maven), "-B", "-q", "spotless:check"], builds.BACKEND.folder, "Put it right with: make format")


def backend_compiles(tools: machine.Tools) -> None:
    """Error Prone and NullAway are part of the compiler."""
    builds.build([builds.BACKEND], data_folder() / "logs")
    run(tools, [str(tools.maven), "-B", "-q", "test-compile"], builds.BACKEND.folder)


def page_checks(tools: machine.Tools) -> None:
    builds.packages_installed(tools)
    run(tools, [str(tools.npm), "run", "check"], builds.PAGE.folder, "What is only format is put right with: make format")


def python_lint(tools: machine.Tools) -> None:
    ruff = str(check_tools.program("ruff"))
    run(tools, [ruff, "check", "--no-cache", "dev"], ROOT)
    run(tools, [ruff, "format", "--no-cache", "--check", "dev"], ROOT, "Put it right with: make format")


def shell_lint(tools: machine.Tools) -> None:
    run(tools, [str(check_tools.program("shellcheck")), ".ci/run"], ROOT)


BACKEND: dict[str, Check] = {
    "backend: format": backend_format,
    "backend: compiler, Error Prone, NullAway": backend_compiles,
    "API description": openapi.check,
}
PAGE: dict[str, Check] = {"page: format, lint, types, dead code": page_checks, "API types": openapi.check_types}
BOTH: dict[str, Check] = {
    "dev: ruff": python_lint,
    "shell: shellcheck": shell_lint,
    "docker-compose.yml": compose.check,
    "links in documents": lambda _: links.check(),
    "sentences of the server, in the page's dictionary": lambda _: said_sentences.check(),
    "tree": lambda _: tree_rules.check(),
}

if __name__ == "__main__":
    reporting_trouble(put_right if sys.argv[1:] == ["format"] else main)
