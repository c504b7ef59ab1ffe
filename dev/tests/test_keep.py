"""`make backup` and `make restore` between two data folders, as people run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from postgres_cluster import DATABASE, USER, Cluster
from product import free_port
from project import ROOT, cache_folder
from query import Connection

KEEP = ROOT / "dev" / "keep.py"


class Keeping(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-keep-"))
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.file = self.folder / "atelier.zip"

    def keep(self, data: str, *arguments: str) -> subprocess.CompletedProcess:
        """In a data folder of that name; its database is started and stopped by the script."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("ATELIER_DATABASE")}
        own |= {"ATELIER_DATA": str(self.folder / data), "ATELIER_DATABASE_PORT": str(free_port())}
        return subprocess.run([sys.executable, str(KEEP), *arguments], env=own, capture_output=True, text=True, timeout=900)

    def test_a_restore_without_a_file_says_how_to_name_one(self):
        done = self.keep("one", "restore")
        self.assertEqual(done.returncode, 1)
        self.assertIn("make restore FILE=", done.stderr)

    def test_an_empty_database_has_nothing_to_back_up_and_is_stopped_again(self):
        done = self.keep("one", "backup", str(self.file))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("The database holds no Atelier", done.stderr)
        self.assertFalse(self.file.exists())
        self.assertIsNone(Cluster(self.folder / "one" / "postgres", cache_folder()).server())

    def test_what_one_folder_backed_up_another_restores(self):
        cluster = Cluster(self.folder / "one" / "postgres", cache_folder())
        port = free_port()
        cluster.start(port)
        self.addCleanup(cluster.stop)
        migrations = sorted((ROOT / "backend/src/main/resources/db/migration").glob("V*.sql"), key=lambda file: int(file.name[1:].split("__")[0]))
        self.query(cluster, port, migrations[0].read_text())
        self.query(cluster, port, "create table flyway_schema_history (installed_rank int, version text, success boolean)")
        self.query(cluster, port, "insert into flyway_schema_history values (1, '1', true)")
        self.query(cluster, port, (ROOT / "backend/src/test/resources/migration/V1.sql").read_text())
        accounts = self.query(cluster, port, "select id, name, email from account order by id")

        backup = self.keep("one", "backup", str(self.file))
        self.assertEqual(backup.returncode, 0, backup.stderr)
        self.assertIn("keep secret.key of the data folder apart", backup.stdout)
        self.assertIsNotNone(cluster.server(), "a database that ran goes on running")
        restore = self.keep("two", "restore", str(self.file))
        self.assertEqual(restore.returncode, 0, restore.stderr)

        second = Cluster(self.folder / "two" / "postgres", cache_folder())
        port = free_port()
        second.start(port)
        self.addCleanup(second.stop)
        self.assertEqual(self.query(second, port, "select id, name, email from account order by id"), accounts)
        self.assertEqual(len(accounts), 2)

    def query(self, cluster: Cluster, port: int, text: str) -> list:
        connection = Connection(port, USER, cluster.password(), DATABASE)
        try:
            return connection.query(text)
        finally:
            connection.close()
