"""What the supervisor writes down about its children, and what a later run makes of it."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from children import LOG_LIMIT, Child, Children, clear_leftovers

WAITS = "import sys; print('up', flush=True); sys.stdin.read()"
DEAF = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); sys.stdin.read()"


class ChildrenCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-children-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.children = Children(self.folder / "children.json")

    def child(self, program: str = WAITS, seconds: float = 10) -> Child:
        process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for clean in (process.stdin.close, process.stdout.close, process.wait, process.kill):
            self.addCleanup(clean)
        process.stdout.readline()
        child = Child("child", process, self.folder / "child.log", seconds)
        self.children.add(child)
        return child

    def test_a_leftover_is_ended(self):
        child = self.child()
        self.assertEqual(clear_leftovers(self.children.record), ["child"])
        self.assertIsNotNone(child.process.poll())
        self.assertFalse(self.children.record.exists())

    def test_a_leftover_that_is_deaf_is_ended_all_the_same(self):
        child = self.child(DEAF, seconds=0.2)
        clear_leftovers(self.children.record)
        self.assertIsNotNone(child.process.poll())

    def test_another_program_with_the_same_number_is_left_alone(self):
        child = self.child()
        rows = json.loads(self.children.record.read_text())
        self.children.record.write_text(json.dumps([{**rows[0], "identity": "an earlier start"}]))
        self.assertEqual(clear_leftovers(self.children.record), [])
        self.assertIsNone(child.process.poll())

    def test_a_record_that_is_cut_is_no_obstacle(self):
        self.children.record.write_text('[{"name": "ba')
        self.assertEqual(clear_leftovers(self.children.record), [])

    def test_a_child_that_does_not_stop_in_time_is_killed(self):
        child = self.child(DEAF, seconds=0.2)
        self.assertFalse(self.children.stop())
        self.assertEqual(child.process.returncode, -signal.SIGKILL)

    def test_a_long_log_is_put_aside_and_begun_anew(self):
        child = self.child()
        with child.log.open("ab") as log:
            log.write(b"x" * (LOG_LIMIT + 1))
            log.flush()
            self.children.trim_logs()
            log.write(b"later")
        self.assertEqual(child.log.read_bytes(), b"later")
        self.assertEqual(child.log.with_suffix(".log.1").stat().st_size, LOG_LIMIT + 1)
