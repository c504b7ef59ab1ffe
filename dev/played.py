"""Played upstreams: OpenAI-compatible servers on a free port of this machine. What their models answer is up to each."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Upstream(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, handler: type[Handler]):
        super().__init__(("127.0.0.1", 0), handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """Lists its models; who takes it over answers POST, whole or as a stream: `begin`, any number of `tell`, `end`."""

    protocol_version = "HTTP/1.1"
    models: tuple[str, ...] = ()

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.answer({"object": "list", "data": [{"id": name, "object": "model"} for name in self.models]})

    def asked(self) -> dict:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, body: dict, status: int = 200, headers: dict[str, str] | None = None) -> None:
        text = json.dumps(body).encode()
        self._head(status, {"Content-Type": "application/json", "Content-Length": str(len(text)), **(headers or {})})
        self.wfile.write(text)

    def begin(self) -> None:
        self._head(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})

    def tell(self, delta: dict, finish: str | None = None) -> None:
        self.event(json.dumps({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}))

    def event(self, data: str) -> None:
        event = f"data: {data}\n\n".encode()
        self.wfile.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")

    def end(self) -> None:
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
