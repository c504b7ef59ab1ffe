"""Streams of tokens: straight from an upstream, through nginx, through `/v1/chat/completions` and through a chat's events, side by side.

`POINTS="calm many"` takes some of them. What is counted of a stream is its tokens, which are numbered: one that is lost, repeated or out of
order fails the run. When a token left the upstream is known from the upstream's own log and its even pace."""

from __future__ import annotations

import calendar
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import costs
from product import HERE, Product, java, running
from project import Trouble, say
from upstream import StandIn, nginx, standing_in

PACE_MS = 20
WARM_SECONDS = 10
WARM_ROUNDS = 8
RESTING = 0.05
REST_SECONDS = 300
CHATS = 1000
MODEL = "bench:latest"
NUMBERED = re.compile(r"bench-(\d+) ")


@dataclass(frozen=True)
class Point:
    """So many connections, each of which asks again as soon as it was answered."""

    name: str
    connections: int
    seconds: int
    paced: bool = False
    streamed: bool = True

    @property
    def tokens(self) -> int:
        """Of one answer: a long one where they come as fast as they can, so that it is not the asking that is measured."""
        return 200 if self.paced or not self.streamed else 1000

    def question(self) -> str:
        return f"bench-NUMBER [[n={self.tokens} seq{f' d={PACE_MS}' if self.paced else ''}]]"


POINTS = (
    Point("whole", 64, 10, streamed=False),
    Point("calm", 200, 40, paced=True),
    Point("many", 1000, 12, paced=True),
    Point("unpaced-1", 1, 10),
    Point("unpaced-50", 50, 10),
    Point("unpaced-200", 200, 10),
    Point("unpaced-1000", 1000, 10),
)


@dataclass(frozen=True)
class Way:
    """One way to the upstream, and the processes that are paid for on it."""

    name: str
    address: str
    key: str
    paths: list[str]
    pids: list[int]
    database: list[int]

    def is_chat(self) -> bool:
        return self.name == "chats"

    def body(self, point: Point) -> str:
        if self.is_chat():
            return json.dumps({"content": [{"type": "text", "text": point.question()}], "models": [MODEL], "parent_id": None})
        return json.dumps({"model": MODEL, "stream": point.streamed, "messages": [{"role": "user", "content": point.question()}]})

    def marks(self, point: Point) -> list[str]:
        if self.is_chat():
            return ['lead=data: {"reply_id"', 'field=","text":"', "end=event: done"]
        return ["lead=data: {", 'field="content":"', "end=data: [DONE]"] if point.streamed else ["lead={", 'field="content":"']


def measure(way: Way, point: Point, standin: StandIn, seconds: int = 0) -> dict:
    """One point on one way: what the load saw, and what it cost."""
    standin.forget()
    with tempfile.TemporaryDirectory() as folder:
        paths, out = Path(folder) / "paths", Path(folder) / "out"
        paths.write_text("\n".join(way.paths))
        meter, database = costs.Meter(way.pids), costs.Meter(way.database)
        command = [
            *java(), "-Xmx1g", "-XX:+UseSerialGC", str(HERE / "Streams.java"), f"url={way.address}", f"paths={paths}", f"bearer={way.key}",
            f"body={way.body(point)}", *way.marks(point), f"connections={point.connections}", f"spread={point.tokens * PACE_MS if point.paced else 500}",
            f"seconds={seconds or point.seconds}", f"tokens={point.tokens}", f"out={out if point.paced else ''}",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        if done.returncode:
            raise Trouble(done.stderr[-2000:])
        figures = json.loads(done.stdout)
        figures["cpu"], figures["database_cpu"] = meter.seconds(), database.seconds()
        figures["resident"] = sum(costs.resident(pid) for pid in way.pids)
        if figures["wrong"]:
            raise Trouble(f"{way.name} at {point.name}: {figures['wrong']}")
        if point.paced:
            figures["added"] = added(out, standin)
        return figures


def warm(way: Way, standin: StandIn) -> None:
    """Until the JVM's compilers rest: while they work, it is them that are measured."""
    kinds = [Point("warm", 64, WARM_SECONDS, streamed=False), Point("warm", 100, WARM_SECONDS), Point("warm", 200, WARM_SECONDS, paced=True)]
    [jvm] = way.pids
    for _ in range(WARM_ROUNDS):
        used, compiled = costs.Meter([jvm]), costs.compiling(jvm)
        for kind in kinds[1 if way.is_chat() else 0 :]:
            measure(way, kind, standin)
        share = (costs.compiling(jvm) - compiled) / used.seconds()
        say(f"{way.name}: warming, {share:.0%} of its processor time went to the compilers")
        if share < RESTING:
            return


def rest(product: Product, database: list[int]) -> None:
    """Until the database has done what it owes to points before: what was said is indexed a little later, and vacuumed later still."""
    idle(database)
    if database:
        until = time.monotonic() + REST_SECONDS
        while time.monotonic() < until and psql(product, "select exists (select 1 from message where not indexed)") == "t":
            time.sleep(1)
        psql(product, "vacuum analyze")
        idle(database)


def psql(product: Product, statement: str) -> str:
    command = ["psql", "-qAtc", statement]
    done = subprocess.run(command, env={**os.environ, **product.psql_environment()}, check=True, timeout=REST_SECONDS, capture_output=True, text=True)
    return done.stdout.strip()


def idle(database: list[int]) -> None:
    until = time.monotonic() + REST_SECONDS
    while database and time.monotonic() < until:
        used = costs.Meter(database)
        time.sleep(2)
        if used.seconds() < 2 * RESTING:
            return


def added(out: Path, standin: StandIn) -> list[float]:
    """Milliseconds between a token's leaving the upstream and its coming, all of them, the quickest first."""
    began = {}
    for request in standin.requests():
        asked = request["body"]["messages"][-1]["content"] if request.get("body") else ""
        if number := NUMBERED.search(asked):
            began[int(number[1])] = nanos(request["at"]) + int(request["first_token_ms"] * 1e6)
    late = []
    for line in out.open():
        number, sent, *came = map(int, line.split())
        first = sent - began[number]
        late += [(first + token - index * PACE_MS * 1_000_000) / 1e6 for index, token in enumerate(came)]
    return sorted(late)


def nanos(time_text: str) -> int:
    """Of RFC 3339 in UTC, with up to nine digits of a second."""
    whole, _, rest = time_text.rstrip("Z").partition(".")
    return calendar.timegm(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) * 1_000_000_000 + int(rest.ljust(9, "0"))


def quantile(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def show(way: Way, point: Point, figures: dict) -> None:
    tokens, answers = figures["tokens"], figures["answers"]
    parts = [f"{way.name:7}{answers:7} answers, {tokens / figures['seconds']:9.0f} tokens/s"]
    if point.paced:
        late = figures["added"]
        parts.append(f"first {figures['first_p50']:.1f} / {figures['first_p99']:.1f} ms, added {quantile(late, 0.5):.2f} / {quantile(late, 0.99):.2f} ms")
    if way.pids:
        if point.streamed:
            parts.append(f"{figures['cpu'] / tokens * 1e6:.1f} us/token")
        else:
            parts.append(f"{figures['cpu'] / answers * 1e3:.3f} ms/request")
        if way.database:
            parts.append(f"database {figures['database_cpu'] / (tokens if point.streamed else answers) * 1e6:.1f} us")
        parts.append(f"{figures['resident']:.0f} MB")
    say("  " + ", ".join(parts) + f", load {os.getloadavg()[0]:.1f}")


def ways(product: Product, standin: StandIn, proxy: tuple[str, int]) -> list[Way]:
    backend = product.backend.removeprefix("http://")
    [jvm] = costs.named(product.pid, "java")
    database = [pid for pid in costs.named(product.pid, "postgres")][:1]
    completions = ["/v1/chat/completions"]
    turns = [f"/api/v1/chats/{product.call('POST', '/api/v1/chats', {})['id']}/turns" for _ in range(CHATS)]
    return [
        Way("direct", standin.address, "", completions, [], []),
        Way("nginx", proxy[0], "", completions, [proxy[1]], []),
        Way("/v1", backend, product.key, completions, [jvm], database),
        Way("chats", backend, product.key, turns, [jvm], database),
    ]


def connect(product: Product, standin: StandIn) -> None:
    made = product.call("POST", "/api/v1/connections", {"name": "Stand-in", "kind": "openai", "url": f"http://{standin.address}/v1"})
    product.call("POST", f"/api/v1/connections/{made['id']}/refresh")


def main() -> None:
    asked = os.environ.get("POINTS", "").split()
    points = [point for point in POINTS if not asked or point.name in asked]
    limits = {"ATELIER_CHATS_REPLIES_PER_PERSON": "2000", "ATELIER_COMPLETIONS_ANSWERS_PER_PERSON": "2000"}
    with standing_in() as standin, nginx(standin.address) as proxy, running(os.environ.get("JAVA_OPTIONS", ""), limits) as product:
        connect(product, standin)
        all_ways = [way for way in ways(product, standin, proxy) if way.name in os.environ.get("WAYS", "direct nginx /v1 chats").split()]
        for way in (each for each in all_ways if each.database):
            warm(way, standin)
        database = next((way.database for way in all_ways if way.database), [])
        for point in points:
            say(f"{point.name}: {point.connections} connections")
            for way in all_ways:
                if point.streamed or not way.is_chat():
                    rest(product, database)
                    show(way, point, measure(way, point, standin))


if __name__ == "__main__":
    sys.exit(main())
