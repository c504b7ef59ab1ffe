"""What a call of a script costs beside one of a filter that is part of Atelier, both on the test bench, side by side: the difference is the sandbox."""

from __future__ import annotations

import time
from statistics import median, quantiles

from product import Product, running
from project import Trouble, say

HEAP = "-Xmx256m -XX:+UseSerialGC"
CALLS = 300
MOST_MILLISECONDS = 5
NOTHING = "export const outlet = (text) => 'x'"
TEXT = "One line of some words, as they stand in an answer.\n" * 40


def main() -> None:
    with running(HEAP) as product:
        measure(product)


def measure(product: Product) -> None:
    body = {"kind": "filter", "source": "script", "name": "Bench", "definition": {"code": NOTHING}}
    script = product.call("POST", "/api/v1/extensions", body)["id"]
    began = time.perf_counter()
    trial(product, script)
    say(f"the first call, with its process: {(time.perf_counter() - began) * 1000:.0f} ms")
    for _ in range(CALLS):
        trial(product, script), trial(product, "block-list")
    took: dict[str, list[float]] = {script: [], "block-list": []}
    for _ in range(CALLS):
        for name, times in took.items():
            began = time.perf_counter()
            trial(product, name)
            times.append((time.perf_counter() - began) * 1000)
    ours, theirs = took[script], took["block-list"]
    say(f"a trial of a script that does nothing: {median(ours):.2f} ms, p95 {quantiles(ours, n=20)[18]:.2f} ms")
    say(f"a trial of a filter that is part of Atelier: {median(theirs):.2f} ms, p95 {quantiles(theirs, n=20)[18]:.2f} ms")
    beyond = median(ours) - median(theirs)
    say(f"the sandbox: {beyond:.2f} ms a call; at most {MOST_MILLISECONDS} ms wanted")
    if beyond > MOST_MILLISECONDS:
        raise Trouble("A warm call of a script costs more than it may.")


def trial(product: Product, name: str) -> None:
    if "problem" in (given := product.call("POST", f"/api/v1/extensions/{name}/test", {"text": TEXT})):
        raise Trouble(given["problem"])
