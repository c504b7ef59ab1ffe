"""What the tests of the SDKs ask: `chat` counts, `tools` calls the first tool, `busy` is busy, `cut` breaks off, `embed` measures."""

from __future__ import annotations

import json

import played

TOKENS = 20


class Upstream(played.Upstream):
    def __init__(self):
        super().__init__(Models)


class Models(played.Handler):
    models = ("chat", "tools", "busy", "cut", "embed")

    def do_POST(self):
        body = self.asked()
        if self.path.endswith("/embeddings"):
            vectors = [{"index": i, "embedding": [len(text), 0.5, i * 0.0]} for i, text in enumerate(body["input"])]
            self.answer({"data": vectors, "usage": {"prompt_tokens": len(vectors)}})
        elif body["model"] == "busy":
            self.answer({"error": {"message": "Too many at once"}}, 429, {"Retry-After": "7"})
        else:
            self._stream(body)

    def _stream(self, body: dict):
        self.begin()
        calls = body["model"] == "tools" and body.get("tools") and body["messages"][-1]["role"] != "tool"
        if calls:
            name = body["tools"][0]["function"]["name"]
            self.tell({"tool_calls": [{"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": '{"city":'}}]})
            self.tell({"tool_calls": [{"index": 0, "function": {"arguments": '"Paris"}'}}]})
            self._finish("tool_calls", 2)
            return
        most = min(TOKENS, body.get("max_tokens") or TOKENS)
        for i in range(most):
            self.tell({"content": f" {i}" if i else "0"})
            if body["model"] == "cut" and i == 2:
                self.close_connection = True
                return
        self._finish("stop" if most == TOKENS else "length", most)

    def _finish(self, reason: str, tokens: int):
        self.tell({}, reason)
        self.event(json.dumps({"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": tokens}}))
        self.end()
