"""An OpenAI-compatible upstream whose model calls the tool that it is told to: "call ask_user with {…}". What that gave is its answer."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "caller"
FOREWORD = "Let me see."
WISH = re.compile(r"call (\w+) with (.+)")


class Calling(ThreadingHTTPServer):
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
        self._send("application/json", json.dumps({"object": "list", "data": [{"id": MODEL, "object": "model"}]}))

    def do_POST(self):
        last = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][-1]
        if last["role"] == "tool":
            said = [({"content": last["content"]}, None), ({}, "stop")]
        else:
            tool, arguments = WISH.search(last["content"]).groups()
            call = {"index": 0, "id": "c", "type": "function", "function": {"name": tool, "arguments": arguments}}
            said = [({"content": FOREWORD}, None), ({"tool_calls": [call]}, None), ({}, "tool_calls")]
        events = [json.dumps({"choices": [{"index": 0, "delta": delta, "finish_reason": end}]}) for delta, end in said]
        self._send("text/event-stream", "".join(f"data: {event}\n\n" for event in [*events, "[DONE]"]))

    def _send(self, kind: str, text: str):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
