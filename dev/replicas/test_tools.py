"""Calls of tools on two servers: made on the one, seen, answered and stopped on the other."""

from __future__ import annotations

import time
import unittest

import stage
from calling import FOREWORD, MODEL, Calling
from stage import FIRST, within

ENDLESS = "export const tools = [{ name: 'turn', description: 'Goes on.', input_schema: { type: 'object' }, run() { for (;;); } }];"


def setUpModule():
    global UPSTREAM, SECOND, PERSON
    UPSTREAM, SECOND, PERSON = Calling(), stage.second(), stage.person()
    unittest.addModuleCleanup(UPSTREAM.shutdown)
    made = PERSON.call(FIRST, "POST", "/api/v1/connections", {"kind": "openai", "name": "Calling", "url": UPSTREAM.url, "prefix": "t"})
    PERSON.call(FIRST, "POST", f"/api/v1/connections/{made['id']}/refresh", {})
    within(20, lambda: any(model["id"] == f"t.{MODEL}" for model in PERSON.call(SECOND.port, "GET", "/v1/models")["data"]))
    script = {"id": "endless", "kind": "tool", "source": "script", "name": "Endless", "definition": {"code": ENDLESS}}
    PERSON.call(FIRST, "POST", "/api/v1/extensions", {**script, "ask": "never"})
    clerk = {"id": "clerk", "name": "Clerk", "base_model_id": f"t.{MODEL}", "tool_ids": ["ask-user", "endless"]}
    PERSON.call(FIRST, "POST", "/api/v1/models", clerk)


class Calls(unittest.TestCase):
    def setUp(self):
        self.chat = f"/api/v1/chats/{PERSON.call(FIRST, 'POST', '/api/v1/chats', {})['id']}"

    def asked(self, question: str, state: str) -> str:
        """Asks on the first server and reads until the call is in that state. Gives the reply's id; the events that follow are kept."""
        turn = {"content": [{"type": "text", "text": question}], "models": ["clerk"]}
        stream = PERSON.stream(FIRST, "POST", f"{self.chat}/turns", turn)
        self.addCleanup(stream.close)
        self.events = stream.events()
        return next(event for event in self.events if event.name == "tool" and event.data["state"] == state).data["reply_id"]

    def snapshot(self) -> dict:
        """What the second server tells somebody who begins to listen there."""
        listening = PERSON.stream(SECOND.port, "GET", f"{self.chat}/events")
        try:
            return next(event for event in listening.events() if event.name == "snapshot").data
        finally:
            listening.close()

    def kept(self, reply: str) -> dict:
        messages = PERSON.call(SECOND.port, "GET", self.chat)["messages"]
        return next(message for message in messages if message["id"] == reply)

    def test_a_question_is_answered_on_the_other_server_by_who_saw_it_there(self):
        reply = self.asked('call ask_user with {"question": "For how many?"}', "waiting")
        within(5, lambda: [call["state"] for call in self.snapshot().get("tool_calls", [])] == ["waiting"])
        seen = self.snapshot()
        self.assertEqual((seen["reply_id"], seen["text"]), (reply, FOREWORD))
        self.assertEqual(seen["tool_calls"][0]["question"]["text"], "For how many?")
        PERSON.call(SECOND.port, "POST", f"{self.chat}/messages/{reply}/tools/c/answer", {"text": "four"})
        self.assertEqual([event.name for event in self.events][-1], "done")
        self.assertEqual(self.kept(reply)["tool_calls"][0]["state"], "done")
        self.assertIn("four", self.kept(reply)["content"][0]["text"])

    def test_an_answer_that_is_quicker_than_the_other_server_hears_of_its_question_counts(self):
        reply = self.asked('call ask_user with {"question": "Quick?"}', "waiting")
        PERSON.call(SECOND.port, "POST", f"{self.chat}/messages/{reply}/tools/c/answer", {"text": "at once"})
        self.assertEqual([event.name for event in self.events][-1], "done")
        self.assertIn("at once", self.kept(reply)["content"][0]["text"])

    def test_a_running_call_is_stopped_from_the_other_server_and_the_answer_goes_on(self):
        reply = self.asked("call turn with {}", "running")
        began = time.monotonic()
        PERSON.call(SECOND.port, "POST", f"{self.chat}/messages/{reply}/tools/c/stop")
        next(event for event in self.events if event.name == "tool" and event.data["state"] == "stopped")
        print(f"a call was stopped from the other server after {(time.monotonic() - began) * 1000:.0f} ms")
        self.assertEqual([event.name for event in self.events][-1], "done")
        self.assertEqual(self.kept(reply)["tool_calls"][0]["state"], "stopped")
        self.assertIn("stopped", self.kept(reply)["content"][0]["text"])
