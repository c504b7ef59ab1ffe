"""Which tools are found, and what is said of those that are not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import machine
from project import ROOT, Trouble


class ToolsCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-tools-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for name, value in {"PATH": str(self.bin), "JAVA_HOME": "", "HOME": str(self.folder)}.items():
            patch = mock.patch.dict(os.environ, {name: value})
            patch.start()
            self.addCleanup(patch.stop)
        folders = mock.patch.object(machine, "JVM_FOLDERS", (str(self.folder / "jvm/*"),))
        folders.start()
        self.addCleanup(folders.stop)

    def command(self, name: str, says: str) -> Path:
        file = self.bin / name
        file.write_text(f"#!/bin/sh\necho '{says}'\n")
        file.chmod(0o755)
        return file

    def jdk(self, place: str, version: str, compiler: bool = True) -> Path:
        home = self.folder / place
        (home / "bin").mkdir(parents=True)
        (home / "release").write_text(f'IMPLEMENTOR="Anybody"\nJAVA_VERSION="{version}"\n')
        for name in ("java", *(["javac"] if compiler else [])):
            (home / "bin" / name).touch(mode=0o755)
        return home


class Jdk(ToolsCase):
    def test_java_home_comes_first(self):
        self.jdk("jvm/jdk-25", "25.0.1")
        with mock.patch.dict(os.environ, JAVA_HOME=str(self.jdk("own", "26"))):
            self.assertEqual(machine.java_home(), self.folder / "own")

    def test_a_java_home_that_is_too_old_is_passed_over(self):
        self.jdk("jvm/jdk-25", "25.0.1")
        with mock.patch.dict(os.environ, JAVA_HOME=str(self.jdk("own", "17.0.9"))):
            self.assertEqual(machine.java_home(), self.folder / "jvm/jdk-25")

    def test_the_one_on_path_is_found_through_its_link(self):
        (self.bin / "java").symlink_to(self.jdk("elsewhere/jdk", "25") / "bin/java")
        self.assertEqual(machine.java_home(), (self.folder / "elsewhere/jdk").resolve())

    def test_a_runtime_without_compiler_is_not_enough(self):
        self.jdk("jvm/jre-25", "25.0.1", compiler=False)
        with self.assertRaises(Trouble):
            machine.java_home()

    def test_what_was_found_instead_is_told(self):
        self.jdk("jvm/jdk-17", "17.0.15")
        with self.assertRaisesRegex(Trouble, r"JDK 25 or later is missing; found only 17\.0\.15 in .*jdk-17"):
            machine.java_home()


class Versions(ToolsCase):
    def test_new_enough_is_found(self):
        for version in ("20.19.0", "20.20.2", "22.12.0", "25.1.0"):
            self.assertEqual(self.node(version), self.bin / "node")

    def test_too_old_is_refused_with_its_version(self):
        with self.assertRaisesRegex(Trouble, r"Node.js 20.19 or later is needed, but .*node is 20.18.3"):
            self.node("20.18.3")

    def test_releases_between_that_the_page_cannot_be_built_with_are_refused(self):
        for version in ("21.7.3", "22.11.0"):
            with self.assertRaisesRegex(Trouble, "Node.js .* is needed"):
                self.node(version)

    def test_everything_that_is_missing_is_named_at_once_a_line_each(self):
        with self.assertRaises(Trouble) as caught:
            machine.tools()
        lines = str(caught.exception).splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["JDK", "Maven", "Node.js", "npm"])

    def test_a_script_says_so_without_a_traceback(self):
        done = subprocess.run(
            [sys.executable, ROOT / "dev/check.py"], capture_output=True, text=True, env={"PATH": "/nowhere", "HOME": str(self.folder)}
        )
        self.assertEqual(done.returncode, 1)
        self.assertIn("Maven 3.8.7 or later is missing", done.stderr)
        self.assertNotIn("Traceback", done.stderr)

    def node(self, version: str) -> Path:
        self.command("node", f"v{version}")
        return machine.node()
