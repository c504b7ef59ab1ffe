"""The documents of a corpus: each goes into a collection, and what was read out of it must hold what other tools read out of it."""

from __future__ import annotations

import csv
import json
import re
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from project import Trouble, say

WORKING = {"queued", "parsing", "embedding"}
SECONDS = 120

# What a file without text of its own must be told as, by what `expected.tsv` says of it.
SPECIAL = {
    "ENCRYPTED": {"document-encrypted"},
    "CORRUPT": {"document-broken"},
    "IMAGE-ONLY": {"document-image-only"},
    "NO-TEXT-LAYER": {"document-image-only", "document-empty"},
    "NO-BODY-TEXT": {"document-empty"},
}
VERIFIED = ("verified-by-two", "token-verified", "hand-checked")


@dataclass(frozen=True)
class Expected:
    """What one line says of a file."""

    snippet: str
    status: str

    @property
    def special(self) -> str | None:
        return next((word for word in SPECIAL if self.status.startswith(word)), None)

    @property
    def is_verified(self) -> bool:
        return self.status.startswith(VERIFIED)


def check(session, folder: Path) -> int:
    """Says what became of each file that is not as it should be, and the counts. 1 where there is one."""
    expected = _expected(folder / "expected.tsv")
    counts: Counter = Counter()
    collection = _answer(session.send("POST", "/api/v1/knowledge", json.dumps({"name": "Corpus"})), 201)["id"]
    ids = {name: _added(session, collection, folder / name) for name in expected}
    for name, lines in expected.items():
        document = _settled(session, ids[name])
        text = _text(session, document)
        counts["files"] += 1
        counts[document["state"]] += 1
        for line in lines:
            _compare(name, line, document, text, counts)
    say(
        f"test-corpus: {counts['files']} documents, {counts['ready']} ready, {counts['failed']} told why not;"
        f" {counts['found']} snippets found, {counts['missing']} missing, {counts['left']} not verified and left out;"
        f" {counts['told']} special files as they should be, {counts['untold']} not"
    )
    return 1 if counts["missing"] or counts["untold"] else 0


def _expected(file: Path) -> dict[str, list[Expected]]:
    lines = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in list(csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
            lines[row[0]].append(Expected(row[2], row[3]))
    if not lines:
        raise Trouble(f"{file} names no documents.")
    return lines


def _compare(name: str, line: Expected, document: dict, text: str, counts: Counter) -> None:
    if line.special:
        told = document.get("problem", {}).get("type", document["state"])
        as_wanted = told in SPECIAL[line.special]
        counts["told" if as_wanted else "untold"] += 1
        if not as_wanted:
            say(f"FAILED   {name}: is told as {told}, not as {sorted(SPECIAL[line.special])}")
    elif not line.is_verified:
        counts["left"] += 1
    elif _holds(text, line.snippet) or (line.status.startswith("token") and _letters(line.snippet) in _letters(text)):
        counts["found"] += 1
    else:
        counts["missing"] += 1
        say(f"FAILED   {name} ({document['state']}): does not hold {line.snippet!r}")


def _holds(text: str, snippet: str) -> bool:
    """As it is written, or without the strokes that we put between cells."""
    return _normal(snippet) in _normal(text) or _normal(snippet) in _normal(text.replace(" | ", " "))


def _normal(text: str) -> str:
    """Blank space counts once."""
    return re.sub(r"\s+", " ", text).strip()


def _letters(text: str) -> str:
    """Latin alone: two scripts on one line are put into order in as many ways as there are tools."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _added(session, collection: str, file: Path) -> str:
    boundary = uuid.uuid4().hex
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    body = head.encode() + file.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
    path = f"/api/v1/knowledge/{collection}/documents"
    answer = _answer(session.send("POST", path, body, f"multipart/form-data; boundary={boundary}"), 202)
    if not answer["items"]:
        raise Trouble(f"{file.name} was refused: {answer['refused']}.")
    return answer["items"][0]["id"]


def _settled(session, document: str) -> dict:
    until = time.monotonic() + SECONDS
    while True:
        found = _answer(session.send("GET", f"/api/v1/documents/{document}", ""), 200)
        if found["state"] not in WORKING:
            return found
        if time.monotonic() > until:
            raise Trouble(f"{found['name']} is still {found['state']} after {SECONDS} s.")
        time.sleep(0.2)


def _text(session, document: dict) -> str:
    if document["state"] != "ready":
        return ""
    return _answer(session.send("GET", f"/api/v1/documents/{document['id']}/text", ""), 200)["text"]


def _answer(answered: tuple, status: int) -> dict:
    if answered[0] != status:
        raise Trouble(f"Atelier answered with {answered[0]}: {answered[2][:300]!r}")
    return json.loads(answered[2])
