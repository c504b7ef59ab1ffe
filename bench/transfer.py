"""Import and export of 5,000 models in one file, the backend's heap capped at 256 MB."""

from __future__ import annotations

import base64
import json
import os
import struct
import time
import urllib.request
import zlib
from collections.abc import Callable

from product import Product, model, running
from project import Trouble, say

HEAP = "-Xmx256m -XX:+UseSerialGC"
MODELS = 5_000
MOST_SECONDS = 30
SIDE = 80  # pixels of noise: a PNG of some 19 kB


def main() -> None:
    with running(HEAP) as product:
        measure(product)


def measure(product: Product) -> None:
    base = next(item["id"] for item in product.call("GET", "/api/v1/base-models")["items"])
    plain = file_of([model(n, base, 5_000) for n in range(MODELS)])
    pictured = file_of([with_picture(model(n, base, 500)) for n in range(MODELS)])
    figure("plan", plain, lambda: send(product, plain, "dry_run=true", {"create"}))
    figure("import", plain, lambda: send(product, plain, "", {"create"}), f"; at most {MOST_SECONDS} s wanted")
    figure("the same again, mode=update", plain, lambda: send(product, plain, "mode=update", {"update"}))
    figure("export", plain, lambda: export(product), f"; at most {MOST_SECONDS} s wanted")
    figure("import as others, each with a picture of its own", pictured, lambda: send(product, pictured, "mode=rename", {"rename"}))
    figure("export of all, with pictures", pictured, lambda: export(product))


def file_of(models: list[dict]) -> bytes:
    return json.dumps(models).encode()


def with_picture(entry: dict) -> dict:
    entry["meta"]["profile_image_url"] = "data:image/png;base64," + base64.b64encode(picture()).decode()
    return entry


def picture() -> bytes:
    """Noise, which no format makes small."""
    rows = b"".join(b"\0" + os.urandom(3 * SIDE) for _ in range(SIDE))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def send(product: Product, file: bytes, query: str, wanted: set[str]) -> None:
    request = urllib.request.Request(f"{product.backend}/api/v1/models/import?{query}", file, {"Content-Type": "application/json"}, method="POST")
    request.add_header("Authorization", f"Bearer {product.key}")
    with urllib.request.urlopen(request, timeout=600) as answer:
        items = json.load(answer)["items"]
    actions = {item["action"] for item in items}
    if len(items) != MODELS or actions != wanted or any(item["changes"] for item in items):
        raise Trouble(f"{len(items)} entries were imported as {actions}.")


def export(product: Product) -> None:
    request = urllib.request.Request(f"{product.backend}/api/v1/models/export", headers={"Authorization": f"Bearer {product.key}"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        size = 0
        while piece := answer.read(1 << 20):
            size += len(piece)
    say(f"exported {size / 1e6:.0f} MB")


def figure(name: str, file: bytes, act: Callable[[], None], wanted: str = "") -> None:
    began = time.monotonic()
    act()
    seconds = time.monotonic() - began
    say(f"{name}: {seconds:.1f} s for {MODELS} models, {len(file) / 1e6:.0f} MB ({MODELS / seconds:.0f}/s, heap {HEAP.split()[0]}{wanted})")
