"""What the MCP project's own reference server offers, over HTTP and as a program: `test_mcp.py report.json`, with ADDRESS, KEY and MCP_URL."""

from __future__ import annotations

import json
import os
import sys
import unittest
import urllib.error
import urllib.request
from pathlib import Path

ADDRESS = os.environ["ADDRESS"].removesuffix("/v1") + "/api/v1/extensions"
TOOLS = {"echo", "get-sum", "get-structured-content", "get-tiny-image", "get-resource-links", "get-resource-reference"}


def asked(path: str, body: dict) -> dict:
    headers = {"Authorization": f"Bearer {os.environ['KEY']}", "Content-Type": "application/json"}
    request = urllib.request.Request(ADDRESS + path, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise AssertionError(f"{path} was answered with {refused.code}: {refused.read().decode()}") from None


class OverHttp(unittest.TestCase):
    id = "reference-http"
    definition: dict = {"transport": "http", "url": os.environ["MCP_URL"]}

    @classmethod
    def setUpClass(cls):
        asked("", {"id": cls.id, "kind": "tool", "source": "mcp", "name": "Reference", "definition": cls.definition})
        cls.found = asked(f"/{cls.id}/refresh", {})

    def told(self, tool: str, arguments: dict | None = None) -> str:
        answer = asked(f"/{self.id}/test", {"tool": tool, "arguments": arguments or {}})
        self.assertNotIn("problem", answer)
        return answer["output"]

    def test_its_tools_are_offered_with_what_they_take(self):
        self.assertEqual(self.found["state"], "ok")
        tools = {tool["name"]: tool for tool in self.found["tools"]}
        self.assertLessEqual(TOOLS, tools.keys())
        self.assertEqual(tools["get-sum"]["input_schema"]["required"], ["a", "b"])

    def test_a_tool_that_only_runs_as_a_task_is_not_offered(self):
        self.assertNotIn("simulate-research-query", [tool["name"] for tool in self.found["tools"]])

    def test_tools_are_called(self):
        self.assertEqual(self.told("echo", {"message": "Привет"}), "Echo: Привет")
        self.assertIn("42", self.told("get-sum", {"a": 2, "b": 40}))

    def test_what_has_a_structure_is_told_with_it(self):
        weather = json.loads(self.told("get-structured-content", {"location": "Chicago"}))
        self.assertEqual({"temperature", "conditions", "humidity"}, weather.keys())

    def test_a_picture_is_described_and_what_stands_beside_it_told(self):
        told = self.told("get-tiny-image")
        self.assertIn("image/png", told)
        self.assertIn("MCP logo", told)

    def test_messages_with_annotations_are_told(self):
        self.assertIn("Operation failed", self.told("get-annotated-message", {"messageType": "error"}))

    def test_resources_are_linked_to_embedded_listed_and_read(self):
        self.assertEqual(self.told("get-resource-links", {"count": 2}).count("demo://resource/"), 2)
        self.assertIn("plaintext resource", self.told("get-resource-reference", {"resourceType": "Text", "resourceId": 1}))
        listed = json.loads(self.told("list_resources"))
        self.assertTrue(listed["resources"] and listed["templates"])
        self.assertTrue(self.told("read_resource", {"uri": listed["resources"][0]["uri"]}))
        self.assertIn("plaintext resource", self.told("read_resource", {"uri": "demo://resource/dynamic/text/1"}))

    def test_prompts_are_listed_and_filled_in(self):
        names = [prompt["name"] for prompt in json.loads(self.told("list_prompts"))]
        self.assertLessEqual({"simple-prompt", "args-prompt"}, set(names))
        self.assertIn("Oslo", self.told("get_prompt", {"name": "args-prompt", "arguments": {"city": "Oslo"}}))

    def test_a_call_that_takes_its_time_comes_to_its_end(self):
        self.assertIn("completed", self.told("trigger-long-running-operation", {"duration": 1, "steps": 2}))

    def test_a_wrong_argument_is_told_with_its_place(self):
        answer = asked(f"/{self.id}/test", {"tool": "get-sum", "arguments": {"a": "two", "b": 40}})
        self.assertIn("/arguments/a", answer["problem"])


class AsAProgram(OverHttp):
    id = "reference-program"
    definition = {"transport": "stdio", "program": "reference"}

    def test_it_sees_nothing_of_the_settings_of_the_server(self):
        self.assertNotIn("ATELIER", self.told("get-env"))


if __name__ == "__main__":
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    failed = len(result.failures) + len(result.errors)
    Path(sys.argv[1]).write_text(json.dumps({"passed": result.testsRun - failed, "failed": failed}))
    sys.exit(1 if failed else 0)
