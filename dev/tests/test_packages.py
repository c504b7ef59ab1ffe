"""Where the browser for the tests comes from. apt-get is a stand-in here: what it is told is looked at, not what it does."""

from __future__ import annotations

import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import packages
from project import Trouble

APT = """#!/bin/sh
echo "$@" >> {folder}/asked
[ "$1" = install ] && {cp} {folder}/browser {folder}/bin/chromium
exit {code}
"""


class ChromiumCase(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-packages-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "bin").mkdir()
        self.program("browser", "#!/bin/sh\n")
        for patch in (
            mock.patch.dict(os.environ, PATH=str(self.folder / "bin"), CHROMIUM=""),
            mock.patch.object(packages, "MAC_BROWSERS", ()),
            mock.patch.object(packages, "_is_debian", lambda: True),
            mock.patch.object(os, "geteuid", lambda: 0),
            mock.patch.object(packages, "say"),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def program(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text)
        file.chmod(0o755)
        return file

    def apt(self, code: int = 0) -> None:
        self.program("bin/apt-get", APT.format(folder=self.folder, cp=shutil.which("cp", path="/usr/bin:/bin"), code=code))

    def test_the_variable_comes_first(self):
        own = self.program("own", "#!/bin/sh\n")
        with mock.patch.dict(os.environ, CHROMIUM=str(own)):
            self.assertEqual(packages.chromium(), own)

    def test_a_variable_that_leads_nowhere_is_said_so(self):
        with mock.patch.dict(os.environ, CHROMIUM="/nowhere/chromium"), self.assertRaisesRegex(Trouble, "'/nowhere/chromium', which cannot be run"):
            packages.chromium()

    def test_one_that_is_installed_is_used(self):
        self.program("bin/google-chrome", "#!/bin/sh\n")
        self.assertEqual(packages.chromium(), self.folder / "bin/google-chrome")

    def test_root_on_debian_installs_the_package(self):
        self.apt()
        self.assertEqual(packages.chromium(), self.folder / "bin/chromium")
        self.assertEqual((self.folder / "asked").read_text().splitlines(), ["update -qq", "install -y -qq --no-install-recommends chromium"])

    def test_an_installation_that_fails_is_told(self):
        self.apt(code=100)
        with self.assertRaisesRegex(Trouble, "apt-get update -qq failed"):
            packages.chromium()

    def test_an_ordinary_user_is_told_what_to_do(self):
        with mock.patch.object(os, "geteuid", lambda: 1000), self.assertRaisesRegex(Trouble, "apt-get install chromium.*or set CHROMIUM"):
            packages.chromium()
