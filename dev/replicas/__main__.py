"""Runs the tests of two backends on one database, as real processes: `python3 dev/replicas [report.json] [name …]`.

Run by the suite `replicas`, which starts the product; the second backend is started by the tests (`stage.py`)."""

from __future__ import annotations

import json
import sys
import unittest
from pathlib import Path

import stage

TESTS = ("test_replicas", "test_filters", "test_documents", "test_tools")


def main(arguments: list[str]) -> int:
    report = Path(arguments.pop(0)) if arguments and arguments[0].endswith(".json") else None
    try:
        result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromNames(arguments or TESTS))
    finally:
        stage.clear()
    failed = len(result.failures) + len(result.errors)
    if report:
        report.write_text(json.dumps({"passed": result.testsRun - failed, "failed": failed}))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
