"""A backend for the nginx tests: tells what arrived, streams on command, notices a reader that leaves."""

from __future__ import annotations

import json
import queue
import select
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Upstream(ThreadingHTTPServer):
    """`events` is what /api/stream sends, one by one; `left` is set when its reader has gone; `arrived` grows with each upload."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.events: queue.Queue[str | None] = queue.Queue()
        self.left = threading.Event()
        self.first_bytes = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Upstream

    def do_GET(self):
        if self.path == "/api/stream":
            self._stream()
        else:
            self._tell()

    def do_POST(self):
        if self.headers.get("Content-Length"):
            left = int(self.headers["Content-Length"])
            while left and (block := self.rfile.read(min(left, 65536))):
                left -= len(block)
                self.server.first_bytes.set()
        self._tell()

    def _tell(self):
        body = json.dumps({"path": self.path, "headers": dict(self.headers), "filler": "x" * 2000}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"7"')
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while (event := self._next()) is not None:
            block = f"data: {event}\n\n".encode()
            self.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def _next(self) -> str | None:
        while True:
            try:
                return self.server.events.get(timeout=0.05)
            except queue.Empty:
                if select.select([self.connection], [], [], 0)[0] and not self.connection.recv(1):
                    self.server.left.set()
                    raise ConnectionAbortedError from None

    def log_message(self, *_):
        pass

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True
