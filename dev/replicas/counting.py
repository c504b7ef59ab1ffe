"""An OpenAI-compatible upstream whose model counts: "count to 200 every 10 ms" is answered " 0 1 2 … 199", one number at a time."""

from __future__ import annotations

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODELS = ("one", "two")
ASKED = re.compile(r"count to (\d+) every (\d+) ms")


def counted(numbers: int) -> str:
    return "".join(f" {number}" for number in range(numbers))


class Counting(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.left = 0  # whose reader went before the end
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Counting

    def log_message(self, *_):
        pass

    def do_GET(self):
        text = json.dumps({"object": "list", "data": [{"id": name, "object": "model"} for name in MODELS]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_POST(self):
        messages = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"]
        question = next(message["content"] for message in reversed(messages) if message["role"] == "user")
        numbers, pace = map(int, ASKED.search(question).groups())
        said = messages[-1]["content"] if messages[-1]["role"] == "assistant" else ""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self._count(counted(numbers)[len(said) :], pace / 1000)
        except OSError:
            self.server.left += 1
            self.close_connection = True

    def _count(self, text: str, pace: float):
        began = time.monotonic()
        for index, piece in enumerate(re.findall(r" ?\d+", text)):
            time.sleep(max(0.0, began + index * pace - time.monotonic()))
            self._event(json.dumps({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}))
        self._event(json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}))
        self._event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def _event(self, data: str):
        block = f"data: {data}\n\n".encode()
        self.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")
