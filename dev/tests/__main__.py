"""Runs the tests of dev/: `python3 dev/tests [report.json] [name …]`; the report holds the counts."""

from __future__ import annotations

import json
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]


def main(arguments: list[str]) -> int:
    report = Path(arguments.pop(0)) if arguments and arguments[0].endswith(".json") else None
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(arguments) if arguments else loader.discover(str(HERE))
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    if report:
        skipped = len(result.skipped)
        report.write_text(json.dumps({"passed": result.testsRun - failed - skipped, "failed": failed, "skipped": skipped}))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
