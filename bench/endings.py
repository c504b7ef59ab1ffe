"""How streams end otherwise than well: a client that leaves, an upstream that breaks off, a reader that takes nothing of a gigabyte."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from statistics import median

import costs
from product import Product, running
from project import Trouble, say
from streams import MODEL, connect, nanos
from upstream import StandIn, standing_in

SAMPLES = 20
STALL_SECONDS = 30
GONE_SECONDS = 10
GIGABYTE = "n=1000000 b=1000 batch=16"


class Stream:
    """An answer of `/v1`, or of a chat, as it comes from a socket of its own."""

    def __init__(self, product: Product, path: str, knobs: str):
        host, port = product.backend.removeprefix("http://").split(":")
        if path.endswith("/turns"):
            body = {"content": [{"type": "text", "text": f"[[{knobs}]]"}], "models": [MODEL], "parent_id": None}
        else:
            body = {"model": MODEL, "stream": True, "messages": [{"role": "user", "content": f"[[{knobs}]]"}]}
        payload = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {product.key}\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
        self.socket = socket.create_connection((host, int(port)), 30)
        self.socket.sendall(head.encode() + payload)
        self.text = b""

    def until(self, what: bytes) -> Stream:
        while what not in self.text:
            more = self.socket.recv(1 << 16)
            if not more:
                raise Trouble(f"The stream ended before {what!r}: {self.text[-300:]!r}")
            self.text += more
        return self

    def to_end(self) -> bytes:
        """All of it, up to the last chunk."""
        return self.until(b"\r\n0\r\n\r\n").text

    def leave(self) -> None:
        self.socket.close()


def leaves(product: Product, standin: StandIn, knobs: str, heard: bytes) -> list[float]:
    """Milliseconds from a client's leaving to the upstream's seeing it."""
    took = []
    for _ in range(SAMPLES):
        standin.forget()
        stream = Stream(product, "/v1/chat/completions", knobs)
        if heard:
            stream.until(heard)
        else:
            _await(standin, "active")
        time.sleep(0.1)  # in the middle of it
        left = time.time_ns()
        stream.leave()
        gone = _await(standin, "client_gone")
        took.append((nanos(gone["at"]) + gone["duration_ms"] * 1e6 - left) / 1e6)
    return sorted(took)


def _await(standin: StandIn, outcome: str) -> dict:
    until = time.monotonic() + GONE_SECONDS
    while time.monotonic() < until:
        for request in standin.requests():
            if request["outcome"] == outcome and request["path"].endswith("/chat/completions"):
                return request
        time.sleep(0.01)
    raise Trouble(f"After {GONE_SECONDS} s the upstream has no request that is {outcome}.")


def breaks_off(product: Product, chat: str) -> None:
    for what, knobs in (("cut in mid-stream", "n=50 d=5 x=20"), ("an error in mid-stream", "n=50 d=5 f=20")):
        told = Stream(product, "/v1/chat/completions", knobs).to_end()
        error, done = b'"error"' in told, b"[DONE]" in told
        say(f"  /v1, {what}: {'an' if error else 'NO'} error event, {'A' if done else 'no'} [DONE]")
        told = Stream(product, chat, knobs).to_end()
        say(f"  chats, {what}: {'told as failed' if b'event: failed' in told else 'NOT told as failed'}")


def stalls(product: Product, pid: int, path: str) -> tuple[float, float]:
    """MB of the server before, and at most while a reader takes nothing more of a gigabyte."""
    before = costs.resident(pid)
    stream = Stream(product, path, GIGABYTE)
    stream.until(b"data: {")
    most = before
    for _ in range(STALL_SECONDS * 2):
        time.sleep(0.5)
        most = max(most, costs.resident(pid))
    stream.leave()
    return before, most


def drained(product: Product, path: str) -> None:
    """Streams that are read, so that what the server keeps for streams is there before it is measured."""
    readers = [threading.Thread(target=lambda: Stream(product, path, "n=20000").to_end()) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


def main() -> None:
    with standing_in() as standin, running("-Xmx128m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders") as product:
        connect(product, standin)
        [pid] = costs.named(product.pid, "java")
        chat = f"/api/v1/chats/{product.call('POST', '/api/v1/chats', {})['id']}/turns"
        for path in ("/v1/chat/completions", chat):
            for _ in range(5):
                drained(product, path)
        for what, knobs, heard in (
            ("tokens flow", "n=2000 d=5", b'"content"'),
            ("nothing was said yet", "n=10 t=60000", b""),
            ("silent in the middle", "n=10 s=5", b'"content"'),
        ):
            took = leaves(product, standin, knobs, heard)
            say(f"  /v1, the client leaves, {what}: {median(took):.1f} ms, at most {took[-1]:.1f} ms")
        breaks_off(product, chat)
        for way, path in (("/v1", "/v1/chat/completions"), ("chats", chat)):
            before, most = stalls(product, pid, path)
            say(f"  {way}, a reader stalls on 1 GB for {STALL_SECONDS} s: {before:.0f} MB before, at most {most:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
