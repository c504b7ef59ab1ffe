"""How the reports of the runners become `N passed, N failed`."""

from __future__ import annotations

import json
import shutil
import tempfile
import unittest
from pathlib import Path

import counts
from counts import Counts


class CountsCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-counts-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def report(self, **fields) -> Path:
        file = self.folder / "report.json"
        file.write_text(json.dumps(fields))
        return file


class Reports(CountsCase):
    def test_maven_adds_up_every_class_of_both_plugins(self):
        for place, fields in {
            "surefire-reports/TEST-a.xml": 'tests="5" failures="1" errors="1" skipped="1"',
            "surefire-reports/TEST-b.xml": 'tests="2" failures="0" errors="0" skipped="0"',
            "failsafe-reports/TEST-c.xml": 'tests="3" failures="0" errors="0"',
        }.items():
            file = self.folder / place
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"<testsuite {fields}/>")
        self.assertEqual(counts.of_maven(self.folder), Counts(7, 2, 1))

    def test_vitest(self):
        self.assertEqual(
            counts.of_vitest(self.report(numPassedTests=4, numFailedTests=1, numPendingTests=1, numTodoTests=1, success=False)), Counts(4, 1, 2)
        )

    def test_a_vitest_file_that_could_not_be_loaded_is_a_failure(self):
        self.assertEqual(counts.of_vitest(self.report(numPassedTests=4, numFailedTests=0, success=False)), Counts(4, 1))

    def test_playwright_counts_a_flaky_test_as_failed(self):
        self.assertEqual(counts.of_playwright(self.report(stats={"expected": 6, "unexpected": 1, "flaky": 1, "skipped": 2})), Counts(6, 2, 2))

    def test_a_playwright_run_that_broke_is_a_failure(self):
        self.assertEqual(counts.of_playwright(self.report(stats={"expected": 6}, errors=[{"message": "no such file"}])), Counts(6, 1))


class Totals(CountsCase):
    def test_a_runner_that_ends_badly_without_a_failed_test_is_a_failure(self):
        self.assertEqual(Counts(5).after(1), Counts(5, 1))
        self.assertEqual(Counts(5, 2).after(1), Counts(5, 2))

    def test_a_runner_that_ran_nothing_is_a_failure(self):
        self.assertEqual(Counts().after(0), Counts(0, 1))
        self.assertEqual(counts.of_vitest(self.folder / "missing.json").after(0), Counts(0, 1))

    def test_the_closing_line_names_skipped_tests_only_if_there_are_any(self):
        self.assertEqual((str(Counts(3, 0)), str(Counts(3, 1, 2))), ("3 passed, 0 failed", "3 passed, 1 failed, 2 skipped"))
