#!/usr/bin/env python3
"""The API description that the page's client is made from: written by `make openapi`, compared by `make check`."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import builds
import machine
from project import ROOT, Trouble, data_folder, reporting_trouble, say

COMMITTED = ROOT / "frontend/openapi/openapi.json"
TYPES = ROOT / "frontend/src/shared/http/schema.gen.d.ts"
HINT = "Run `make openapi` and commit what it writes."


def main() -> int:
    tools = machine.tools()
    if sys.argv[1:] == ["write"]:
        return _write(tools)
    check(tools)
    check_types(tools)
    return 0


def check(_: machine.Tools) -> None:
    """The committed description is what the backend offers now."""
    committed = COMMITTED.read_text() if COMMITTED.is_file() else ""
    _compare(committed, described(), COMMITTED)


def check_types(tools: machine.Tools) -> None:
    """The committed types are what the committed description gives."""
    committed = TYPES.read_text() if TYPES.is_file() else ""
    _compare(committed, _generated(tools), TYPES)


def described() -> str:
    """The description of the built backend, in an order of its own, so that differences are those of meaning."""
    builds.build([builds.BACKEND], data_folder() / "logs")
    found = json.loads((builds.BACKEND.product() / "openapi.json").read_text())
    return json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _write(tools: machine.Tools) -> int:
    COMMITTED.parent.mkdir(parents=True, exist_ok=True)
    COMMITTED.write_text(described())
    TYPES.write_text(_generated(tools))
    say(f"Wrote {COMMITTED.relative_to(ROOT)} and {TYPES.relative_to(ROOT)}.")
    return 0


def _generated(tools: machine.Tools) -> str:
    if not COMMITTED.is_file():
        raise Trouble(f"There is no {COMMITTED.relative_to(ROOT)}. {HINT}")
    builds.packages_installed(tools)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "schema.d.ts"
        done = subprocess.run(
            [str(tools.node), "node_modules/openapi-typescript/bin/cli.js", str(COMMITTED), "-o", str(target)],
            cwd=builds.PAGE.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise Trouble(f"The types could not be generated:\n{done.stderr.strip()}")
        return target.read_text()


def _compare(committed: str, now: str, file: Path) -> None:
    if committed == now:
        return
    diff = list(difflib.unified_diff(committed.splitlines(), now.splitlines(), "committed", "now", lineterm="", n=2))
    raise Trouble(
        "\n".join(
            [f"{file.relative_to(ROOT)} is not up to date. {HINT}", *diff[:40], *([f"… and {len(diff) - 40} lines more"] if len(diff) > 40 else [])]
        )
    )


if __name__ == "__main__":
    reporting_trouble(main)
