"""An OpenAI-compatible upstream whose one model counts letters, at the pace that it is given; texts with a word that is held wait."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "letters"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Embedding(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pace = 0.0
        self.held: set[str] = set()
        self.waiting: set[str] = set()
        self.changed = threading.Condition()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def release(self, word: str) -> None:
        with self.changed:
            self.held.discard(word)
            self.changed.notify_all()

    def await_release(self, texts: list[str]) -> None:
        with self.changed:
            while words := {word for word in self.held if any(word in text for text in texts)}:
                self.waiting |= words
                self.changed.wait()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Embedding

    def log_message(self, *_):
        pass

    def do_GET(self):
        self._answer({"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self):
        texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["input"]
        time.sleep(self.server.pace)
        self.server.await_release(texts)
        self._answer({"data": [{"index": index, "embedding": [text.count(letter) + 1 for letter in LETTERS]} for index, text in enumerate(texts)]})

    def _answer(self, body: dict) -> None:
        text = json.dumps(body).encode()
        try:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
        except OSError:
            self.close_connection = True  # who asked was killed
