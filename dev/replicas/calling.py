"""A model that calls the tool that it is told to: "call ask_user with {…}". What that gave is its answer."""

from __future__ import annotations

import re

from played import Handler, Upstream

MODEL = "caller"
FOREWORD = "Let me see."
WISH = re.compile(r"call (\w+) with (.+)")


class Calling(Upstream):
    def __init__(self):
        super().__init__(Caller)


class Caller(Handler):
    models = (MODEL,)

    def do_POST(self):
        last = self.asked()["messages"][-1]
        self.begin()
        if last["role"] == "tool":
            self.tell({"content": last["content"]})
            self.tell({}, "stop")
        else:
            tool, arguments = WISH.search(last["content"]).groups()
            self.tell({"content": FOREWORD})
            self.tell({"tool_calls": [{"index": 0, "id": "c", "type": "function", "function": {"name": tool, "arguments": arguments}}]})
            self.tell({}, "tool_calls")
        self.end()
