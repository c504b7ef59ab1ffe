#!/usr/bin/env python3
"""`make test-corpus`: imports every model file of the folder that CORPUS names into a fresh Atelier and says what became of each.

Each file goes in twice; the second time must change nothing. The exit code is 1 if a file was neither imported nor refused for a stated reason.
The documents of the folder, where it has some, are read, and compared with what other tools read out of them (`corpus_documents.py`).
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import builds
import corpus_documents
import machine
from children import Child, Children, clear_leftovers
from postgres_cluster import DATABASE, USER, Cluster
from project import Trouble, cache_folder, data_folder, reporting_trouble, say, tail
from run import answers
from suites import free_ports

# Of a corpus, only these folders hold no model files.
OTHER_FOLDERS = {"documents", "retrieval", "functions-index"}
OTHER_FILES = {"README.md", "index.tsv"}
START_SECONDS = 120
ANSWER_SECONDS = 120


def main() -> int:
    folder = os.environ.get("CORPUS")
    if not folder:
        say("test-corpus: skipped; CORPUS names no folder with model files.")
        return 0
    files = _files(Path(folder).expanduser())
    with _atelier() as address:
        session = Session(address)
        outcomes = [outcome_of(session, file) for file in files]
        documents = Path(folder).expanduser() / "documents"
        unread = corpus_documents.check(session, documents) if (documents / "expected.tsv").is_file() else 0
    return report(outcomes, Path(folder)) or unread


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise Trouble(f"CORPUS names {folder}, which is no folder.")
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name not in OTHER_FILES and file.relative_to(folder).parts[0] not in OTHER_FOLDERS
    ]
    if not files:
        raise Trouble(f"There are no model files in {folder}.")
    return files


@dataclass
class Outcome:
    """What became of one file."""

    file: Path
    format: str = "-"
    models: int = 0
    skipped: int = 0
    refusals: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def word(self) -> str:
        if self.failures:
            return "failed"
        return "imported" if self.models else "refused" if self.refusals else "skipped"


class Session:
    """The administrator of a fresh Atelier."""

    def __init__(self, address: str):
        self.host = urlsplit(address).netloc
        self.cookie = ""
        status, headers, _ = self.send(
            "POST", "/api/v1/auth/signup", json.dumps({"name": "Corpus", "email": "corpus@example.org", "password": "corpus-1234"})
        )
        if status != 201:
            raise Trouble(f"Nobody could sign up: {status}.")
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def send(self, method: str, path: str, body: bytes | str, kind: str = "application/json") -> tuple[int, http.client.HTTPMessage, bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=ANSWER_SECONDS)
        try:
            connection.request(method, path, body, {"Content-Type": kind, "Cookie": self.cookie})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def imported(self, file: Path) -> tuple[int, dict]:
        path = f"/api/v1/models/import?mode=update&filename={quote(file.name)}"
        status, _, body = self.send("POST", path, file.read_bytes(), "application/octet-stream")
        return status, json.loads(body)


def outcome_of(session: Session, file: Path) -> Outcome:
    outcome = Outcome(file)
    try:
        status, answer = session.imported(file)
        if status == 200:
            _read(outcome, answer)
            _again(outcome, session.imported(file))
        elif 400 <= status < 500 and answer.get("type", "").startswith("import-") and answer.get("detail"):
            outcome.refusals.append(f"{answer['type']}: {answer['detail']}")
        else:
            outcome.failures.append(f"{status} {answer.get('type')}: {answer.get('detail')}")
    except (OSError, http.client.HTTPException, ValueError) as cause:
        outcome.failures.append(f"no answer that can be read: {cause!r}")
    return outcome


def _read(outcome: Outcome, report: dict) -> None:
    outcome.format = report["format"]
    for item in report["items"]:
        if item["action"] == "refuse":
            reason = item["problems"][0] if item["problems"] else ""
            (outcome.refusals if reason else outcome.failures).append(reason or f"{item['source_id']} was refused without a reason")
        elif item["action"] == "skip":
            outcome.skipped += 1
        else:
            outcome.models += 1
            if not item["name"] or not item["target_id"]:
                outcome.failures.append(f"{item['source_id']} became a model without name or id")


def _again(outcome: Outcome, second: tuple[int, dict]) -> None:
    """The same file once more changes nothing."""
    status, report = second
    if status != 200:
        outcome.failures.append(f"the second time: {status} {report.get('detail')}")
        return
    for item in report["items"]:
        if item["action"] in ("create", "rename") or item["changes"]:
            outcome.failures.append(f"the second time, {item['source_id']} is to {item['action']}: {[change['field'] for change in item['changes']]}")


def report(outcomes: list[Outcome], folder: Path) -> int:
    rows: dict[str, Counter] = {}
    for outcome in outcomes:
        row = rows.setdefault(outcome.format, Counter())
        row.update(
            {"files": 1, outcome.word: 1, "models": outcome.models, "skipped entries": outcome.skipped, "refused entries": len(outcome.refusals)}
        )
    columns = ("files", "imported", "refused", "failed", "models", "skipped entries", "refused entries")
    say(f"{'format':<26}" + "".join(f"{column:>17}" for column in columns))
    for name in sorted(rows):
        say(f"{name:<26}" + "".join(f"{rows[name][column]:>17}" for column in columns))
    for outcome in outcomes:
        for text in outcome.failures:
            say(f"FAILED   {outcome.file.relative_to(folder)}: {text}")
        for text, times in Counter(outcome.refusals).items():
            say(f"refused  {outcome.file.relative_to(folder)}{f' ({times} entries)' if times > 1 else ''}: {text}")
    failed = sum(outcome.word == "failed" for outcome in outcomes)
    words = Counter(outcome.word for outcome in outcomes)
    say(
        f"test-corpus: {len(outcomes)} files, {words['imported']} imported, {words['refused']} refused, {words['skipped']} without models, {failed} failed"
    )
    return 1 if failed else 0


@contextlib.contextmanager
def _atelier() -> Iterator[str]:
    """A backend on an empty database, for as long as it is wanted."""
    folder = data_folder() / "corpus"
    children = Children(folder / "children.json")
    clear_leftovers(children.record)
    builds.build(builds.missing([builds.BACKEND]), folder)
    cluster = Cluster(folder / "postgres", cache_folder(), {"fsync": "off"})
    cluster.stop()
    shutil.rmtree(cluster.home, ignore_errors=True)
    ports = free_ports()
    address = f"http://127.0.0.1:{ports['ATELIER_HTTP_PORT']}"
    try:
        cluster.start(int(ports["ATELIER_DATABASE_PORT"]))
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ATELIER_")},
            "ATELIER_DATA": str(folder),
            "ATELIER_HTTP_PORT": ports["ATELIER_HTTP_PORT"],
            "ATELIER_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{ports['ATELIER_DATABASE_PORT']}/{DATABASE}",
            "ATELIER_DATABASE_USER": USER,
            "ATELIER_DATABASE_PASSWORD": cluster.password(),
        }
        backend = _started(folder / "backend.log", environment)
        children.add(backend)
        _await(backend, address)
        yield address
    finally:
        children.stop()
        cluster.stop()


def _started(log: Path, environment: dict[str, str]) -> Child:
    jar = builds.BACKEND.product() / "app" / "quarkus-run.jar"
    command = [str(machine.java_home() / "bin" / "java"), "-Xmx512m", "-XX:+UseSerialGC", "-jar", str(jar)]
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True)
    return Child("backend", process, log, 30, signal.SIGTERM)


def _await(backend: Child, address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while not answers(f"{address}/q/health/ready"):
        if backend.process.poll() is not None or time.monotonic() > until:
            raise Trouble(f"The backend did not start:\n{tail(backend.log, 40)}")
        time.sleep(0.2)


if __name__ == "__main__":
    reporting_trouble(main)
