"""The private PostgreSQL, tried for real: created, asked, killed, recovered."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import ordinary_user
import postgres_binaries
import postgres_cluster
import postgres_pair
from postgres_cluster import DATABASE, USER, Cluster
from product import free_port
from project import ROOT, Trouble, cache_folder
from query import Connection


class PostgresCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pair = postgres_pair.bundled(cache_folder())

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-postgres-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.cluster = Cluster(self.folder / "postgres", cache_folder())
        self.addCleanup(self.cluster.stop)
        self.port = free_port()

    def query(self, text: str) -> list:
        connection = Connection(self.port, USER, self.cluster.password(), DATABASE)
        try:
            return connection.query(text)
        finally:
            connection.close()

    def kill(self, process: subprocess.Popen) -> None:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)


class Serving(PostgresCase):
    def test_a_new_cluster_offers_vectors_trigrams_and_unaccent(self):
        self.cluster.start(self.port)
        for name in postgres_binaries.EXTENSIONS:
            self.query(f"CREATE EXTENSION {name}")
        self.assertEqual(self.query("SELECT '[1,2]'::vector <-> '[1,5]'"), [["3"]])
        self.assertEqual(self.query("SELECT similarity('привет', 'ПРИВЕТ')"), [["1"]])

    def test_nobody_signs_in_without_the_password(self):
        self.cluster.start(self.port)
        with self.assertRaisesRegex(RuntimeError, "password authentication failed"):
            Connection(self.port, USER, "guess", DATABASE)

    def test_the_password_is_for_the_owner_alone(self):
        self.cluster.start(self.port)
        self.assertEqual(stat.S_IMODE((self.cluster.home / "password").stat().st_mode), 0o600)

    def test_durability_stays_on_unless_told_otherwise(self):
        self.cluster.start(self.port)
        self.assertEqual(self.query("SHOW fsync") + self.query("SHOW synchronous_commit"), [["on"], ["on"]])

    def test_options_hold(self):
        self.cluster.options = {"max_connections": "37"}
        self.cluster.start(self.port)
        self.assertEqual(self.query("SHOW max_connections"), [["37"]])

    def test_data_is_there_after_stop_and_start(self):
        self.cluster.start(self.port)
        self.query("CREATE TABLE kept AS SELECT 7 AS n")
        self.assertTrue(self.cluster.stop())
        self.assertFalse(self.cluster.stop())
        self.cluster.start(self.port)
        self.assertEqual(self.query("SELECT n FROM kept"), [["7"]])


class Refusing(PostgresCase):
    def test_a_second_start_finds_the_first(self):
        first = self.cluster.start(self.port)
        self.assertIsNone(self.cluster.start(self.port))
        self.assertEqual(self.cluster.server().pid, first.pid)

    def test_a_second_start_on_another_port_is_refused(self):
        self.cluster.start(self.port)
        with self.assertRaisesRegex(Trouble, f"already running .* on port {self.port}"):
            self.cluster.start(free_port())

    def test_a_taken_port_is_named(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", self.port))
            other.listen()
            with self.assertRaisesRegex(Trouble, f"Port {self.port} is already in use"):
                self.cluster.start(self.port)

    def test_a_setting_the_server_refuses_is_shown_from_its_log(self):
        self.cluster.options = {"shared_buffers": "nonsense"}
        with self.assertRaisesRegex(Trouble, "invalid value for parameter"):
            self.cluster.start(self.port)

    def test_a_creation_that_fails_leaves_nothing_behind(self):
        with mock.patch.object(postgres_cluster, "_locale", return_value=["--no-such-flag"]):
            with self.assertRaisesRegex(Trouble, "could not be created"):
                self.cluster.start(self.port)
        self.assertFalse(self.cluster.data.exists())
        self.cluster.start(self.port)

    def test_data_of_a_release_that_is_not_here_is_left_alone(self):
        self.cluster.data.mkdir(parents=True)
        (self.cluster.data / "PG_VERSION").write_text("12\n")
        with self.assertRaisesRegex(Trouble, "written by PostgreSQL 12"):
            self.cluster.start(self.port)


class Recovering(PostgresCase):
    def test_committed_rows_survive_kill_9(self):
        process = self.cluster.start(self.port)
        self.query("CREATE TABLE kept AS SELECT generate_series(1, 500) AS n")
        self.kill(process)
        self.assertIsNone(self.cluster.server())
        self.cluster.start(self.port)
        self.assertEqual(self.query("SELECT count(*) FROM kept"), [["500"]])

    def test_a_pid_file_whose_number_is_another_program_by_now(self):
        process = self.cluster.start(self.port)
        self.kill(process)
        other = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
        self.addCleanup(other.wait, 10)
        self.addCleanup(other.stdin.close)
        self._pid_file_says(other.pid)
        self.cluster.start(self.port)
        self.assertIsNone(other.poll(), "the other program was left alone")

    def test_a_pid_file_whose_number_is_a_zombie(self):
        process = self.cluster.start(self.port)
        self.kill(process)
        zombie = subprocess.Popen([sys.executable, "-c", ""])
        self.addCleanup(zombie.wait, 10)
        os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
        self._pid_file_says(zombie.pid)
        self.cluster.start(self.port)
        self.assertEqual(self.query("SELECT 1"), [["1"]])

    def _pid_file_says(self, pid: int) -> None:
        file = self.cluster.data / "postmaster.pid"
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


class Users(PostgresCase):
    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_root_without_user_namespaces_becomes_an_unprivileged_user(self):
        real = ordinary_user.succeeds
        with mock.patch.object(ordinary_user, "succeeds", lambda *command: command[0] != "unshare" and real(*command)):
            process = self.cluster.start(self.port)
        self.assertEqual(Path(f"/proc/{process.pid}").stat().st_uid, 65534)
        self.query("CREATE TABLE kept AS SELECT 7 AS n")
        self.cluster.stop()
        self.cluster.start(self.port)  # namespaces are back, but the files are that user's
        self.assertEqual(self.query("SELECT n FROM kept"), [["7"]])

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_an_ordinary_user_runs_it_plainly(self):
        self._run_by("65534")

    @unittest.skipUnless(os.geteuid() == 0, "only root can become somebody else")
    def test_a_user_without_a_name_runs_it_too(self):
        self._run_by("54321")

    def _run_by(self, uid: str) -> None:
        os.chown(self.folder, int(uid), -1)
        script = [*self._become(uid), self._python(uid), "-B", str(self._dev() / "postgres.py")]
        environment = {**os.environ, "ATELIER_CACHE": str(self._cache()), "HOME": str(self.folder)}
        done = subprocess.run(
            [*script, "start", "--data", str(self.folder), "--port", str(self.port)], env=environment, capture_output=True, text=True
        )
        self.assertIn("PostgreSQL is ready", done.stdout, done.stderr)
        self.assertEqual(str(Path(f"/proc/{self.cluster.server().pid}").stat().st_uid), uid)
        self.assertEqual(self.query("SELECT 1"), [["1"]])

    def _become(self, uid: str) -> list[str]:
        return ["setpriv", "--reuid", uid, "--clear-groups"]

    def _python(self, uid: str) -> str:
        """This Python may be root's own, out of the other user's reach."""

        def runs(python: str) -> bool:
            return subprocess.run([*self._become(uid), "sh", "-c", f"{python} -c ''"], capture_output=True).returncode == 0

        return next(filter(runs, (sys.executable, "/usr/bin/python3")))

    def _dev(self) -> Path:
        return Path(shutil.copytree(ROOT / "dev", self.folder / "dev"))

    def _cache(self) -> Path:
        return Path(shutil.copytree(self.pair, self.folder / "cache" / self.pair.name)).parent


class Commands(PostgresCase):
    def script(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, ROOT / "dev/postgres.py", *arguments, "--data", self.folder], capture_output=True, text=True, timeout=120
        )

    def test_the_script_starts_tells_and_stops(self):
        self.assertIn("is ready", self.script("start", "--port", str(self.port), "--set", "fsync=off").stdout)
        self.assertIn("already running", self.script("start", "--port", str(self.port)).stdout)
        self.assertIn(f"running on port {self.port}", self.script("status").stdout)
        self.assertEqual(self.script("url").stdout.strip(), f"jdbc:postgresql://127.0.0.1:{self.port}/atelier")
        self.assertIn(f"ATELIER_TEST_DATABASE_URL=jdbc:postgresql://127.0.0.1:{self.port}/postgres\n", self.script("env").stdout)
        self.assertIn("has stopped", self.script("stop").stdout)
        self.assertEqual(self.script("status").returncode, 3)

    def test_the_script_explains_in_one_line(self):
        done = self.script("url")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1))
        self.assertIn("No PostgreSQL is running", done.stderr)


class Choosing(PostgresCase):
    def test_an_installation_of_this_machine_is_preferred_if_it_has_the_extensions(self):
        machine = self._installed("18")
        with mock.patch.dict(os.environ, PATH=f"{machine / 'path'}{os.pathsep}{os.environ['PATH']}"):
            chosen = postgres_binaries.choose(cache_folder())
            self.assertEqual(chosen.bin, machine / "bin")
            (machine / "share/postgresql/extension/vector.control").unlink()
            self.assertEqual(postgres_binaries.choose(cache_folder()).bin, self.pair / "bin")

    def test_an_old_installation_is_passed_over(self):
        machine = self._installed("15")
        with mock.patch.dict(os.environ, PATH=f"{machine / 'path'}{os.pathsep}{os.environ['PATH']}"):
            self.assertEqual(postgres_binaries.choose(cache_folder()).bin, self.pair / "bin")

    def _installed(self, major: str) -> Path:
        machine = Path(shutil.copytree(self.pair, self.folder / "machine"))
        config = f"#!/bin/sh\ncase $1 in --bindir) echo {machine}/bin ;; --sharedir) echo {machine}/share/postgresql ;; esac\n"
        for name in ("bin", "path"):
            (machine / name).mkdir(exist_ok=True)
            (machine / name / "pg_config").write_text(config)
            (machine / name / "pg_config").chmod(0o755)
        if major != "18":
            (machine / "bin/postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.4'\n")
        return machine
