"""The catalogue with 5,000 base models, workspace models besides, and three upstreams that are dead, for an administrator and a user."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from product import Product, have_models, have_user, load, running
from project import say

BASES = 5_000
SECONDS = 8


def main() -> None:
    with running() as product, upstream() as url, silent() as mute:
        have_user(product)
        connect(product, "Many", url)
        connect(product, "Refusing", "http://127.0.0.1:9/v1")
        connect(product, "Refusing too", "http://127.0.0.1:1/v1")
        connect(product, "Silent", mute)
        have_models(product, 100)
        await_bases(product)
        for path in ("/api/v1/catalog?fields=summary&limit=10000", "/api/v1/catalog?q=model-49&limit=50"):
            for who, key in (("administrator", product.key), ("user", product.user_key)):
                figures = load(product.backend + path, key, 1, SECONDS)
                say(f"{path} as {who}: p50 {figures['p50_ms']} ms, p99 {figures['p99_ms']} ms (at most 50 wanted), {figures['per_second']:.0f}/s")


def connect(product: Product, name: str, url: str) -> None:
    product.call("POST", "/api/v1/connections", {"kind": "openai", "name": name, "url": url})


def await_bases(product: Product) -> None:
    until = time.monotonic() + 60
    while product.call("GET", "/api/v1/catalog?limit=1")["total"] < BASES:
        if time.monotonic() > until:
            raise TimeoutError("the upstream's models did not come")
        time.sleep(0.2)


@contextlib.contextmanager
def upstream() -> Iterator[str]:
    """An OpenAI-compatible server that offers many models and nothing else."""
    body = json.dumps({"object": "list", "data": [{"id": f"vendor/model-{n:05}", "object": "model"} for n in range(BASES)]}).encode()

    class Models(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Models)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()


@contextlib.contextmanager
def silent() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"


if __name__ == "__main__":
    main()
