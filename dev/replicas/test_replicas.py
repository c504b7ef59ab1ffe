"""Two backends on one database, as real processes: replies are resumed and stopped across them, and outlive one that is killed.

What is measured on the way is printed."""

from __future__ import annotations

import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import stage
from counting import MODELS, Counting, counted
from stage import FIRST, within

KILLED_WITH = 50
STOPPED = 9
DEAD_AFTER = 5  # seconds, the default of ATELIER_CHATS_DEAD_AFTER


def setUpModule():
    global UPSTREAM, SECOND, PERSON
    UPSTREAM, SECOND, PERSON = Counting(), stage.second(), stage.person()
    unittest.addModuleCleanup(UPSTREAM.shutdown)
    made = PERSON.call(FIRST, "POST", "/api/v1/connections", {"kind": "openai", "name": "Counting", "url": UPSTREAM.url, "prefix": "c"})
    PERSON.call(FIRST, "POST", f"/api/v1/connections/{made['id']}/refresh", {})
    within(20, lambda: len([model for model in PERSON.call(SECOND.port, "GET", "/v1/models")["data"] if model["id"].startswith("c.")]) == len(MODELS))


def begin_chat() -> str:
    return f"/api/v1/chats/{PERSON.call(FIRST, 'POST', '/api/v1/chats', {})['id']}"


def turn(question: str, *models: str) -> dict:
    return {"content": [{"type": "text", "text": question}], "models": [f"c.{model}" for model in models or MODELS[:1]]}


def messages(chat: str) -> dict[str, dict]:
    return {message["id"]: message for message in PERSON.call(FIRST, "GET", chat)["messages"]}


def text(message: dict) -> str:
    return "".join(part["text"] for part in message["content"])


class Replies(unittest.TestCase):
    def test_a_reader_that_is_cut_again_and_again_resumes_on_either_server_without_loss_or_repeat(self):
        with ThreadPoolExecutor(6) as readers:
            cuts = sum(readers.map(lambda _: self.read_with_cuts(), range(6)))
        print(f"{cuts} reconnects on two servers, nothing lost or repeated")
        self.assertGreater(cuts, 20)

    def read_with_cuts(self) -> int:
        """Two replies of three seconds, read for a third of a second at a time."""
        chat = begin_chat()
        stream = PERSON.stream(FIRST, "POST", f"{chat}/turns", turn("count to 300 every 10 ms", *MODELS))
        told: dict[str, str] = {}
        over: set[str] = set()
        cuts = 0
        while len(over) < len(MODELS):
            cut_at = time.monotonic() + 0.3
            for event in stream.events():
                reply = event.data.get("reply_id", "")
                if event.name == "delta":
                    told[reply] = told.get(reply, "") + event.data["text"]
                elif event.name == "snapshot":
                    told[reply] = event.data["text"]
                elif event.name == "finished":
                    over.add(reply)
                if len(over) == len(MODELS) or time.monotonic() > cut_at:
                    break
            stream.close()
            cuts += 1
            stream = PERSON.stream((FIRST, SECOND.port)[cuts % 2], "GET", f"{chat}/events", last=stream.last)
        stream.close()
        self.assertEqual([told[reply] for reply in over], [counted(300)] * len(MODELS))
        return cuts

    def test_replies_are_stopped_from_the_other_server(self):
        took = sorted(self.stopped_after() for _ in range(STOPPED))
        print(f"stopped from the other server after {took[STOPPED // 2] * 1000:.0f} ms, the slowest of {STOPPED} after {took[-1] * 1000:.0f} ms")

    def stopped_after(self) -> float:
        """Seconds until who reads the reply on its own server is told."""
        chat = begin_chat()
        stream = PERSON.stream(FIRST, "POST", f"{chat}/turns", turn("count to 6000 every 10 ms"))
        events = stream.events()
        reply = next(event for event in events if event.name == "delta").data["reply_id"]
        left = UPSTREAM.left
        began = time.monotonic()
        PERSON.call(SECOND.port, "POST", f"{chat}/messages/{reply}/stop")
        end = next(event for event in events if event.name in ("finished", "failed"))
        took = time.monotonic() - began
        self.assertEqual(end.data["finish_reason"], "stopped")
        self.assertEqual(messages(chat)[reply]["state"], "stopped")
        within(10, lambda: UPSTREAM.left > left)
        stream.close()
        return took

    def test_a_turn_that_begins_on_one_server_is_told_to_who_listens_on_the_other(self):
        chat = begin_chat()
        listening = PERSON.stream(SECOND.port, "GET", f"{chat}/events")
        asked = PERSON.call(FIRST, "POST", f"{chat}/turns", turn("count to 50 every 10 ms"), {"Accept": "application/json"})
        told = ""
        for event in listening.events():
            if event.name == "turn":
                self.assertEqual(event.data["replies"][0]["id"], asked["replies"][0]["id"])
            told = event.data["text"] if event.name == "snapshot" else told + event.data.get("text", "") if event.name == "delta" else told
            if event.name == "finished":
                break
        listening.close()
        self.assertEqual(told, counted(50))

    def test_replies_of_a_server_that_is_killed_keep_what_was_said_and_can_go_on(self):
        with ThreadPoolExecutor(KILLED_WITH) as readers:
            running = [readers.submit(self.read_until_cut) for _ in range(KILLED_WITH)]
            within(60, lambda: len(self.seen) == KILLED_WITH and min(len(said) for said in self.seen.values()) > 100)
            SECOND.kill()
            killed = time.monotonic()
            chats = dict(reader.result() for reader in running)
        within(60, lambda: all(messages(chat)[reply]["state"] == "failed" for chat, reply in chats.items()))
        took = time.monotonic() - killed
        lost = [len(self.seen[reply]) - len(text(messages(chat)[reply])) for chat, reply in chats.items()]
        print(f"{KILLED_WITH} replies of a killed server ended after {took:.1f} s, at most {max(lost)} characters behind what had been told")
        for chat, reply in chats.items():
            kept = text(messages(chat)[reply])
            self.assertTrue(counted(2000).startswith(kept) and kept, kept[-40:])
        self.assertLess(took, 4 * DEAD_AFTER)
        self.go_on(*next(iter(chats.items())))
        SECOND.start()

    def setUp(self):
        self.seen: dict[str, str] = {}

    def read_until_cut(self) -> tuple[str, str]:
        chat = begin_chat()
        stream = PERSON.stream(SECOND.port, "POST", f"{chat}/turns", turn("count to 2000 every 10 ms"))
        reply = ""
        try:
            for event in stream.events():
                if event.name == "delta":
                    reply = event.data["reply_id"]
                    self.seen[reply] = self.seen.get(reply, "") + event.data["text"]
        except OSError:
            pass  # its server was killed
        stream.close()
        return chat, reply

    def go_on(self, chat: str, reply: str) -> None:
        """The rest comes from the server that is left, behind what was kept."""
        stream = PERSON.stream(FIRST, "POST", f"{chat}/messages/{reply}/continue", {})
        events = [event.name for event in stream.events()]
        stream.close()
        self.assertEqual(events[-1], "done")
        self.assertEqual(text(messages(chat)[reply]), counted(2000))
