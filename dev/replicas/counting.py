"""Models that count: "count to 200 every 10 ms" is answered " 0 1 2 … 199", one number at a time."""

from __future__ import annotations

import re
import time

from played import Handler, Upstream

MODELS = ("one", "two")
ASKED = re.compile(r"count to (\d+) every (\d+) ms")


def counted(numbers: int) -> str:
    return "".join(f" {number}" for number in range(numbers))


class Counting(Upstream):
    def __init__(self):
        self.left = 0  # whose reader went before the end
        super().__init__(Counter)


class Counter(Handler):
    models = MODELS
    server: Counting

    def do_POST(self):
        messages = self.asked()["messages"]
        question = next(message["content"] for message in reversed(messages) if message["role"] == "user")
        numbers, pace = map(int, ASKED.search(question).groups())
        said = messages[-1]["content"] if messages[-1]["role"] == "assistant" else ""
        self.begin()
        try:
            self._count(counted(numbers)[len(said) :], pace / 1000)
        except OSError:
            self.server.left += 1
            self.close_connection = True

    def _count(self, text: str, pace: float):
        began = time.monotonic()
        for index, piece in enumerate(re.findall(r" ?\d+", text)):
            time.sleep(max(0.0, began + index * pace - time.monotonic()))
            self.tell({"content": piece})
        self.tell({}, "stop")
        self.end()
