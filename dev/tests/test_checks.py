"""The checks of `make check` find what they are for."""

from __future__ import annotations

import copy
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import check_tools
import compose
import links
import tree_rules


class Compose(unittest.TestCase):
    def setUp(self):
        self.file = check_tools.module("yaml").safe_load(compose.FILE.read_text())

    def faults(self, change) -> str:
        file = copy.deepcopy(self.file)
        change(file)
        return "\n".join(compose.faults_of(file))

    def test_the_file_as_it_is_has_no_faults(self):
        self.assertEqual(compose.faults_of(self.file), [])

    def test_each_rule_is_looked_at(self):
        for fault, change in {
            "service ollama is missing": lambda file: file["services"].pop("ollama"),
            "postgres: has no healthcheck": lambda file: file["services"]["postgres"].pop("healthcheck"),
            "backend: has no restart": lambda file: file["services"]["backend"].pop("restart"),
            "is not pinned by a tag": lambda file: file["services"]["postgres"].update(image="pgvector/pgvector:latest"),
            "backend: port '8080:8080' must not be published": lambda file: file["services"]["backend"].update(ports=["8080:8080"]),
            "must be bound to loopback": lambda file: file["services"]["frontend"].update(ports=["3000:8080"]),
            "is not a named one": lambda file: file["services"]["postgres"].update(volumes=["./data:/var/lib/postgresql"]),
            "volume spare is declared but not used": lambda file: file["volumes"].update(spare=None),
            "must wait until postgres is healthy": lambda file: file["services"]["backend"].update(
                depends_on={"postgres": {"condition": "service_started"}}
            ),
            "deploy/gone.Dockerfile does not exist": lambda file: file["services"]["backend"].update(build={"dockerfile": "deploy/gone.Dockerfile"}),
        }.items():
            with self.subTest(fault):
                self.assertIn(fault, self.faults(change))


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-tree-"))
        self.addCleanup(shutil.rmtree, self.folder)
        for module in (tree_rules, links):
            patch = mock.patch.object(module, "ROOT", self.folder)
            patch.start()
            self.addCleanup(patch.stop)

    def file(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text)
        return file

    def test_each_forbidden_thing_is_found_on_its_line(self):
        for text in (
            '"resolve' + 'd": "x"',
            "https:/" + "/registry.npmj" + "s.org/a",
            "/hom" + "e/me/x",
            "cd /wor" + "k/x",
            "https://pypi.or" + "g/simple",
            "posthog" + "-js",
        ):
            with self.subTest(text):
                self.assertRegex(tree_rules.faults_in(self.file("a.json", f"one\n{text}"))[0], r"^a\.json:2: ")

    def test_ordinary_text_is_left_alone(self):
        self.assertEqual(tree_rules.faults_in(self.file("a.md", "See /api/v1/models and workshop/home for the resolved address.")), [])

    def test_links_that_lead_nowhere_are_found(self):
        page = self.file(
            "a.md",
            "# Top of it\n[here](#top-of-it) [there](b.md#part-two) [web](https://example.org/x) ![picture](gone.png) [no](b.md#part-three) [no](#bottom)\n`[code](x.md)`\n",
        )
        self.file("b.md", "## Part two\n")
        self.assertEqual(
            links.broken_links(page),
            ["a.md: there is no gone.png", "a.md: b.md has no heading #part-three", "a.md: this page has no heading #bottom"],
        )
