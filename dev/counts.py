"""Reads how many tests passed and failed from the report of each runner."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Counts:
    """Tests of one runner, or of several added up."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed" + (f", {self.skipped} skipped" if self.skipped else "")

    def after(self, exit_code: int) -> Counts:
        """A runner that ended badly without a failed test, or ran none at all, counts as one failure."""
        broke = exit_code != 0 and self.failed == 0
        idle = self.passed + self.failed == 0
        return self + Counts(failed=1) if broke or idle else self


def of_maven(target: Path) -> Counts:
    """Surefire's and Failsafe's XML reports."""
    total = Counts()
    for report in [*target.glob("surefire-reports/TEST-*.xml"), *target.glob("failsafe-reports/TEST-*.xml")]:
        suite = ElementTree.parse(report).getroot()
        tests, failed, skipped = int(suite.get("tests", 0)), int(suite.get("failures", 0)) + int(suite.get("errors", 0)), int(suite.get("skipped", 0))
        total += Counts(tests - failed - skipped, failed, skipped)
    return total


def of_vitest(report: Path) -> Counts:
    found = _json(report)
    counts = Counts(found.get("numPassedTests", 0), found.get("numFailedTests", 0), found.get("numPendingTests", 0) + found.get("numTodoTests", 0))
    # A file that cannot be loaded is a failed suite without a test.
    return counts if counts.failed or found.get("success", True) else counts + Counts(failed=1)


def of_playwright(report: Path) -> Counts:
    """A flaky test passed on a second try, which is a failure to look into."""
    found = _json(report)
    stats = found.get("stats", {})
    counts = Counts(stats.get("expected", 0), stats.get("unexpected", 0) + stats.get("flaky", 0), stats.get("skipped", 0))
    return counts if counts.failed or not found.get("errors") else counts + Counts(failed=1)


def of_unittest(report: Path) -> Counts:
    found = _json(report)
    return Counts(found.get("passed", 0), found.get("failed", 0), found.get("skipped", 0))


def _json(report: Path) -> dict:
    try:
        return json.loads(report.read_text())
    except (OSError, ValueError):
        return {}
