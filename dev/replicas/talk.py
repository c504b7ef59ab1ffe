"""A person who talks to one of several backends over HTTP, and reads its streams."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass

SECONDS = 60


@dataclass
class Event:
    id: str
    name: str
    data: dict


class Stream:
    """An open answer of server-sent events; `last` is the id to resume from."""

    def __init__(self, connection: http.client.HTTPConnection, answer: http.client.HTTPResponse, last: str = ""):
        self.connection = connection
        self.answer = answer
        self.last = last

    def events(self) -> Iterator[Event]:
        fields: dict[str, str] = {}
        while line := self.answer.readline().decode():
            if line == "\n" and "data" in fields:
                self.last = fields.get("id", self.last)
                yield Event(self.last, fields.get("event", "message"), json.loads(fields["data"]))
                fields = {}
            elif line != "\n" and not line.startswith(":"):
                name, _, value = line.rstrip("\n").partition(": ")
                fields[name] = value

    def close(self) -> None:
        self.answer.close()
        self.connection.close()


@dataclass
class Person:
    """One key, good at every backend of the database."""

    key: str = ""

    def call(self, port: int, method: str, path: str, body: dict | None = None, headers: dict[str, str] | None = None) -> dict:
        connection, answer = self._ask(port, method, path, body, headers or {})
        text = answer.read()
        connection.close()
        if answer.status >= 300:
            raise AssertionError(f"{method} {path}: {answer.status} {text.decode()}")
        return json.loads(text) if text else {}

    def stream(self, port: int, method: str, path: str, body: dict | None = None, last: str = "") -> Stream:
        headers = {"Accept": "text/event-stream", **({"Last-Event-ID": last} if last else {})}
        connection, answer = self._ask(port, method, path, body, headers)
        if answer.status != 200:
            raise AssertionError(f"{method} {path}: {answer.status} {answer.read().decode()}")
        return Stream(connection, answer, last)

    def _ask(self, port: int, method: str, path: str, body: dict | None, headers: dict[str, str]):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        own = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {}), **headers}
        connection.request(method, path, None if body is None else json.dumps(body), own)
        return connection, connection.getresponse()


def sign_up(port: int) -> Person:
    """The first person of a fresh Atelier."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    person = {"name": "Replicas", "email": "replicas@example.org", "password": "two servers, one database"}
    connection.request("POST", "/api/v1/auth/signup", json.dumps(person), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    connection.close()
    return Person(Person().call(port, "POST", "/api/v1/auth/api-keys", {"name": "tests"}, {"Cookie": cookie})["key"])
