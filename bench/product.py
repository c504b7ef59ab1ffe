"""The product as `make run` starts it, in a data folder of its own, with people and models in it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "dev")]

import builds  # noqa: E402
import machine  # noqa: E402
from postgres_cluster import DATABASE, USER, Cluster  # noqa: E402
from project import ROOT, Trouble, cache_folder, data_folder, tail  # noqa: E402
from run import answers  # noqa: E402
from suites import free_ports  # noqa: E402

ADMINISTRATOR = {"email": "bench@example.com", "password": "a password for benchmarks"}
START_SECONDS = 900


@dataclass
class Product:
    """One that runs: where it answers, and the keys of an administrator and of somebody else."""

    backend: str
    page: str
    data: Path
    database_port: int
    pid: int
    key: str = ""
    user_key: str = ""

    def call(self, method: str, path: str, body: object | bytes | None = None, key: str | None = None, headers: dict[str, str] | None = None):
        """The answer's JSON; anything but success is Trouble."""
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.backend + path, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
        if token := self.key if key is None else key:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                text = answer.read()
                cookie = (answer.headers.get("Set-Cookie") or "").split(";")[0]
        except urllib.error.HTTPError as refused:
            raise Trouble(f"{method} {path}: {refused.code} {refused.read().decode()[:500]}") from None
        return (json.loads(text) if text else None) if not cookie else (json.loads(text), cookie)

    def cluster(self) -> Cluster:
        return Cluster(self.data / "postgres", cache_folder())

    def psql_environment(self) -> dict[str, str]:
        return {"PGHOST": "127.0.0.1", "PGPORT": str(self.database_port), "PGUSER": USER, "PGDATABASE": DATABASE, "PGPASSWORD": self.cluster().password()}


@contextlib.contextmanager
def running(java_options: str = "", settings: dict[str, str] | None = None) -> Iterator[Product]:
    """Started afresh and stopped afterwards."""
    data = data_folder() / "bench"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    ports = free_ports()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ATELIER_") or name == "ATELIER_CACHE"},
        **ports,
        "ATELIER_DATA": str(data),
        "ATELIER_ADMIN_EMAIL": ADMINISTRATOR["email"],
        "ATELIER_ADMIN_PASSWORD": ADMINISTRATOR["password"],
        **({"ATELIER_JAVA_OPTS": java_options} if java_options else {}),
        **(settings or {}),
    }
    log = data / "run.log"
    with log.open("wb") as file:
        process = subprocess.Popen([sys.executable, str(ROOT / "dev/run.py")], env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
    product = Product(
        f"http://127.0.0.1:{ports['ATELIER_HTTP_PORT']}", f"http://127.0.0.1:{ports['ATELIER_PAGE_PORT']}", data, int(ports["ATELIER_DATABASE_PORT"]), process.pid
    )
    try:
        _await(process, product, log)
        product.key = _key(product, *product.call("POST", "/api/v1/auth/signin", ADMINISTRATOR, key=""))
        yield product
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _await(process: subprocess.Popen, product: Product, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not answers(f"{product.page}/q/health/ready"):
        if process.poll() is not None or time.monotonic() > until:
            raise Trouble(f"The product did not start:\n{tail(log, 40)}")
        time.sleep(0.2)


def _key(product: Product, _: object, cookie: str) -> str:
    return product.call("POST", "/api/v1/auth/api-keys", {"name": "bench"}, key="", headers={"Cookie": cookie})["key"]


def have_user(product: Product) -> None:
    """Somebody who is no administrator."""
    person = {"name": "Somebody", "email": "somebody@example.com", "password": "a password for benchmarks"}
    account, cookie = product.call("POST", "/api/v1/auth/signup", person, key="")
    product.call("PATCH", f"/api/v1/users/{account['id']}", {"role": "user"})
    product.user_key = _key(product, account, cookie)


def model(n: int, base: str, characters: int = 4000) -> dict:
    """One as people make them: some 6 kB."""
    return {
        "id": f"bench-model-{n:05}",
        "name": f"Bench model {n}",
        "base_model_id": base,
        "params": {"system": f"You are number {n}. " + "Say what you know, and what you do not know. " * (characters // 45), "temperature": 0.2, "seed": 0},
        "meta": {
            "description": "Reads a contract clause by clause and cites the paragraph it relies on.",
            "tags": [{"name": ("legal", "writing", "support", "dev")[n % 4]}],
            "suggestion_prompts": [{"content": "List every payment and its date."}, {"content": "What are our exits?"}],
            "capabilities": {"vision": n % 3 == 0},
        },
        "access_control": None if n % 2 else {},
        "is_active": True,
    }


def have_models(product: Product, count: int) -> None:
    base = next(item["id"] for item in product.call("GET", "/api/v1/base-models")["items"])
    product.call("POST", "/api/v1/models/import", [model(n, base) for n in range(count)])


def java() -> list[str]:
    return [str(machine.java_home() / "bin" / "java")]


def libraries() -> str:
    app = builds.BACKEND.product() / "app"
    return os.pathsep.join(str(app / each) for each in ("lib/main/*", "lib/boot/*"))


def load(url: str, key: str, connections: int, seconds: int) -> dict:
    """Requests a second and how long they took, from a closed loop of that many connections."""
    done = subprocess.run(
        [str(machine.node()), str(HERE / "load.mjs"), url, key, str(connections), str(seconds)], capture_output=True, text=True, timeout=seconds + 120
    )
    if done.returncode != 0:
        raise Trouble(done.stderr[-2000:])
    figures = json.loads(done.stdout)
    if figures["failed"]:
        raise Trouble(f"{figures['failed']} requests to {url} failed.")
    return figures
