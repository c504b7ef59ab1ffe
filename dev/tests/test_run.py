"""`make run`, tried with a stand-in for the product and a real PostgreSQL."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import unittest

import postgres_pair
import processes
from product import Product, can_bind, read_until, within
from project import cache_folder

READY = "Atelier is ready"


class RunCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        postgres_pair.bundled(cache_folder())

    def setUp(self):
        self.product = Product(cache_folder())
        self.addCleanup(self.product.remove)
        # Tests that themselves run in a script's background were born with SIGINT ignored, which children would inherit.
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.default_int_handler))
        self.started: list[subprocess.Popen] = []
        self.addCleanup(self._end)

    def start(self, **extra: str) -> subprocess.Popen:
        process = self.product.start(**extra)
        self.started.append(process)
        return process

    def ready(self, **extra: str) -> subprocess.Popen:
        process = self.start(**extra)
        read_until(process, READY)
        return process

    def supervisor_of(self, make: subprocess.Popen) -> int:
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(make.pid)], capture_output=True, text=True).stdout.split()
        return next(int(pid) for pid in children if processes.runs(int(pid), "dev/run.py"))

    def _end(self):
        for process in self.started:
            if process.poll() is None:
                process.terminate()
                process.communicate(timeout=60)
            process.stdout.close()


class Starting(RunCase):
    def test_everything_answers_when_it_says_ready(self):
        process = self.start()
        said = read_until(process, READY)
        self.assertIn(f"http://127.0.0.1:{self.product.page}", said)
        self.assertTrue(self.product.answers())
        self.assertFalse(can_bind(self.product.database))

    def test_the_second_run_builds_nothing(self):
        self.ready().terminate()
        self.started[0].wait(60)
        (self.product.root / "builds").unlink()
        said = read_until(self.start(), READY)
        self.assertNotIn("Building", said)
        self.assertFalse((self.product.root / "builds").exists())

    def test_a_changed_source_is_built_again(self):
        self.ready().terminate()
        self.started[0].wait(60)
        (self.product.root / "frontend/src/page.js").write_text("changed")
        said = read_until(self.start(), READY)
        self.assertIn("Building the page", said)
        self.assertNotIn("Building the backend", said)

    def test_a_second_run_with_the_same_data_is_refused(self):
        self.ready()
        said, _ = self.start().communicate(timeout=60)
        self.assertIn("already running", said)
        self.assertTrue(self.product.answers())

    def test_a_taken_port_is_named_before_anything_starts(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", self.product.http))
            other.listen()
            process = self.start()
            said, _ = process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn(f"ort {self.product.http} is already in use (ATELIER_HTTP_PORT chooses another)", said)
        self.assertFalse((self.product.data / "postgres").exists())

    def test_a_database_of_ones_own_is_used_instead(self):
        self.ready(ATELIER_DATABASE_URL="jdbc:postgresql://127.0.0.1:1/own")
        self.assertFalse((self.product.data / "postgres").exists())
        self.assertIn("127.0.0.1:1/own", (self.product.data / "logs/backend.log").read_text())


class Stopping(RunCase):
    def test_sigterm_to_make_stops_page_then_backend_then_database(self):
        process = self.ready()
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual(self.product.trace(), ["page stopped", "backend stopped"])
        self.assertTrue(self.product.silent())
        self.assertIn("database system is shut down", (self.product.data / "postgres/server.log").read_text())

    def test_ctrl_c_reaches_the_group_and_stops_everything_once(self):
        process = self.ready()
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        self.assertIn("Atelier has stopped.", said)
        self.assertEqual(self.product.trace(), ["page stopped", "backend stopped"])
        self.assertTrue(self.product.silent())

    def test_sigint_to_make_alone_stops_everything(self):
        process = self.ready()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertTrue(self.product.silent())

    def test_a_run_in_the_background_of_a_script_goes_on(self):
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for `make run &`; children inherit it
        try:
            process = self.start()
        finally:
            signal.signal(signal.SIGINT, before)
        read_until(process, READY)
        self.assertTrue(self.product.answers())
        process.terminate()
        process.communicate(timeout=60)
        self.assertTrue(self.product.silent())

    def test_sigterm_to_the_supervisor_is_a_clean_end(self):
        process = self.ready()
        os.kill(self.supervisor_of(process), signal.SIGTERM)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        self.assertTrue(self.product.silent())

    def test_a_killed_make_takes_the_product_with_it(self):
        process = self.ready()
        process.kill()
        self.assertTrue(within(40, self.product.silent))

    def test_sigterm_during_a_build_ends_the_build(self):
        stall = f"600.{self.product.http}"  # tells this build from any other on the machine
        process = self.start(BUILD_STALLS=stall)
        read_until(process, "Building the backend")
        process.terminate()
        process.communicate(timeout=30)
        self.assertNotIn(f"sleep {stall}", subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout)


class Failing(RunCase):
    def test_a_child_that_dies_stops_all_with_its_last_words(self):
        process = self.start(BACKEND_FAILS="1")
        said, _ = process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("the reason is known", said)
        self.assertIn("backend ended with code 7", said)
        self.assertTrue(self.product.silent())

    def test_a_database_that_is_killed_stops_all(self):
        process = self.ready()
        pid = int((self.product.data / "postgres/data/postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        said, _ = process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("database ended with code -9", said)
        self.assertTrue(self.product.silent())

    def test_a_build_that_fails_shows_why(self):
        process = self.start(BUILD_FAILS="1")
        said, _ = process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("a semicolon is missing", said)

    def test_a_killed_supervisor_leaves_nothing_in_the_way(self):
        process = self.ready()
        os.kill(self.supervisor_of(process), signal.SIGKILL)
        process.communicate(timeout=60)
        self.assertTrue(self.product.answers(), "the children live on")
        said = read_until(self.start(), READY)
        self.assertIn("Ended what an earlier run left behind", said)
        self.assertTrue(self.product.answers())

    def test_a_tool_that_is_too_old_is_named_in_one_line(self):
        process = self.start(FAKE_MAVEN="3.6.3")
        said, _ = process.communicate(timeout=60)
        self.assertNotEqual(process.returncode, 0)
        self.assertIn("Maven 3.8.7 or later is needed", said)
