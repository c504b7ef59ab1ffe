"""An OpenAI-compatible server for the tests of the SDKs: `chat` counts, `tools` calls the first tool, `busy` is busy, `cut` breaks off, `embed` measures."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODELS = ("chat", "tools", "busy", "cut", "embed")
TOKENS = 20


class Upstream(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self._answer(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in MODELS]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/embeddings"):
            vectors = [{"index": i, "embedding": [len(text), 0.5, i * 0.0]} for i, text in enumerate(body["input"])]
            self._answer(200, {"data": vectors, "usage": {"prompt_tokens": len(vectors)}})
        elif body["model"] == "busy":
            self._answer(429, {"error": {"message": "Too many at once"}}, {"Retry-After": "7"})
        else:
            self._stream(body)

    def _answer(self, status: int, answer: dict, headers: dict[str, str] | None = None):
        text = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(text)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def _stream(self, body: dict):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        calls = body["model"] == "tools" and body.get("tools") and body["messages"][-1]["role"] != "tool"
        if calls:
            name = body["tools"][0]["function"]["name"]
            self._delta({"tool_calls": [{"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": '{"city":'}}]})
            self._delta({"tool_calls": [{"index": 0, "function": {"arguments": '"Paris"}'}}]})
            self._end("tool_calls", 2)
            return
        most = min(TOKENS, body.get("max_tokens") or TOKENS)
        for i in range(most):
            self._delta({"content": f" {i}" if i else "0"})
            if body["model"] == "cut" and i == 2:
                self.close_connection = True
                return
        self._end("stop" if most == TOKENS else "length", most)

    def _delta(self, delta: dict):
        self._event(json.dumps({"choices": [{"index": 0, "delta": delta}]}))

    def _end(self, reason: str, tokens: int):
        self._event(json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}))
        self._event(json.dumps({"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": tokens}}))
        self._event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def _event(self, data: str):
        event = f"data: {data}\n\n".encode()
        self.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")
