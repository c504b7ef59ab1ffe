"""A PostgreSQL client just big enough for tests: SCRAM-SHA-256 sign-in and simple queries (protocol 3.0)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import socket
import struct


class Connection:
    """One session; `query` gives rows of text."""

    def __init__(self, port: int, user: str, password: str, database: str):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._file = self._socket.makefile("rb")
        names = b"".join(f"{name}\0{value}\0".encode() for name, value in {"user": user, "database": database}.items())
        self._socket.sendall(struct.pack("!ii", 8 + len(names) + 1, 196608) + names + b"\0")
        self._sign_in(password)

    def query(self, text: str) -> list[list[str | None]]:
        self._send(b"Q", text.encode() + b"\0")
        rows = []
        while True:
            kind, body = self._receive()
            if kind == b"D":
                rows.append(_row(body))
            elif kind == b"Z":
                return rows

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _sign_in(self, password: str) -> None:
        _, body = self._receive()
        assert b"SCRAM-SHA-256\0" in body, f"the server asks for another way to sign in: {body!r}"
        nonce = base64.b64encode(os.urandom(18)).decode()
        bare = f"n=,r={nonce}"
        first = f"n,,{bare}".encode()
        self._send(b"p", b"SCRAM-SHA-256\0" + struct.pack("!i", len(first)) + first)
        server_first = self._receive()[1][4:].decode()
        fields = dict(each.split("=", 1) for each in server_first.split(","))
        without_proof = f"c=biws,r={fields['r']}"
        signed = f"{bare},{server_first},{without_proof}".encode()
        self._send(b"p", f"{without_proof},p={_proof(password, fields, signed)}".encode())
        while self._receive()[0] != b"Z":
            pass

    def _send(self, kind: bytes, body: bytes) -> None:
        self._socket.sendall(kind + struct.pack("!i", len(body) + 4) + body)

    def _receive(self) -> tuple[bytes, bytes]:
        kind = self._file.read(1)
        if not kind:
            raise ConnectionError("the server closed the connection")
        body = self._file.read(struct.unpack("!i", self._file.read(4))[0] - 4)
        if kind == b"E":
            raise RuntimeError(body.replace(b"\0", b" ").decode())
        return kind, body


def _proof(password: str, fields: dict[str, str], signed: bytes) -> str:
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(fields["s"]), int(fields["i"]))
    key = hmac.digest(salted, b"Client Key", "sha256")
    signature = hmac.digest(hashlib.sha256(key).digest(), signed, "sha256")
    return base64.b64encode(bytes(a ^ b for a, b in zip(key, signature))).decode()


def _row(body: bytes) -> list[str | None]:
    count, at, values = struct.unpack("!h", body[:2])[0], 2, []
    for _ in range(count):
        size = struct.unpack("!i", body[at : at + 4])[0]
        values.append(None if size < 0 else body[at + 4 : at + 4 + size].decode())
        at += 4 + max(size, 0)
    return values
