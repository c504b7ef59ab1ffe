"""Two backends on one database, as real processes: what filters count and what they did is the same on both."""

from __future__ import annotations

import unittest
from concurrent.futures import ThreadPoolExecutor

import stage
from counting import MODELS, Counting
from stage import FIRST, within

LIMIT = "/api/v1/extensions/rate-limit"
LIMITED = "limited"
MOST = 5


def setUpModule():
    global UPSTREAM, SECOND, PERSON
    UPSTREAM, SECOND, PERSON = Counting(), stage.second(), stage.person()
    unittest.addModuleCleanup(UPSTREAM.shutdown)
    made = PERSON.call(FIRST, "POST", "/api/v1/connections", {"kind": "openai", "name": "Filtered", "url": UPSTREAM.url, "prefix": "f"})
    PERSON.call(FIRST, "POST", f"/api/v1/connections/{made['id']}/refresh", {})
    base = f"f.{MODELS[0]}"
    within(20, lambda: any(model["id"] == base for model in PERSON.call(SECOND.port, "GET", "/v1/models")["data"]))
    model = {"id": LIMITED, "name": "Limited", "base_model_id": base, "filter_ids": ["rate-limit", "redact"]}
    PERSON.call(FIRST, "POST", "/api/v1/models", model)


class Filters(unittest.TestCase):
    def asked(self, port: int, question: str = "count to 3 every 1 ms") -> dict:
        """The answer, as the other server has it."""
        chat = f"/api/v1/chats/{PERSON.call(port, 'POST', '/api/v1/chats', {})['id']}"
        turn = {"content": [{"type": "text", "text": question}], "models": [LIMITED]}
        PERSON.call(port, "POST", f"{chat}/turns", turn, {"Accept": "application/json"})
        other = SECOND.port if port == FIRST else FIRST
        messages: list[dict] = []

        def is_over() -> bool:
            messages[:] = PERSON.call(other, "GET", chat)["messages"]
            return messages[1]["state"] != "streaming"

        within(20, is_over)
        return messages[1]

    def test_a_limit_holds_for_all_servers_together(self):
        PERSON.call(FIRST, "PATCH", LIMIT, {"settings": {"requests_per_day": MOST}})
        try:
            with ThreadPoolExecutor(2 * MOST) as people:
                answers = list(people.map(self.asked, [FIRST, SECOND.port] * MOST))
        finally:
            PERSON.call(FIRST, "DELETE", LIMIT)
        self.assertEqual([answer["state"] for answer in answers].count("done"), MOST)
        problems = {answer["problem"]["type"] for answer in answers if answer["state"] == "failed"}
        self.assertEqual(problems, {"over-budget"})

    def test_what_a_filter_did_is_told_by_the_other_server(self):
        answer = self.asked(FIRST, "count to 3 every 1 ms, and write to anna@example.com")
        self.assertEqual([(notice["filter_id"], notice["what"]) for notice in answer["filter_notices"]], [("redact", "changed")])
