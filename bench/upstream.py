"""What streams are measured against: a stand-in for upstreams, and nginx before it, which passes on every token unread."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from project import Trouble
from run import answers
from suites import free_port

NGINX = """
daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 8192; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  upstream standin {{ server {upstream}; keepalive 1024; keepalive_requests 10000000; }}
  server {{
    listen {listen} backlog=4096; keepalive_requests 10000000;
    location / {{ proxy_pass http://standin; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }}
  }}
}}
"""


class StandIn:
    """One that runs, at `address`, with a log of what it was asked."""

    def __init__(self, address: str, pid: int):
        self.address = address
        self.pid = pid

    def forget(self) -> None:
        urllib.request.urlopen(urllib.request.Request(f"http://{self.address}/__requests", method="DELETE"), timeout=60).close()

    def requests(self) -> list[dict]:
        with urllib.request.urlopen(f"http://{self.address}/__requests?limit=1000000", timeout=120) as answer:
            return json.load(answer)["requests"]


@contextlib.contextmanager
def standing_in() -> Iterator[StandIn]:
    """Built from the folder that STANDIN names: one Go file with the knobs that the questions set."""
    source = os.environ.get("STANDIN")
    if not source or not (Path(source) / "main.go").is_file():
        raise Trouble("STANDIN must name the folder of the stand-in upstream (a main.go), and Go must be installed.")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "standin"
        subprocess.run(["go", "build", "-o", str(program), "main.go"], cwd=source, check=True, env={**os.environ, "CGO_ENABLED": "0"})
        address = f"127.0.0.1:{free_port()}"
        with _kept([str(program), "-addr", address, "-models", "bench", "-log", "50000"], Path(folder) / "log") as process:
            _await(f"http://{address}/v1/models")
            yield StandIn(address, process.pid)


@contextlib.contextmanager
def nginx(upstream: str) -> Iterator[tuple[str, int]]:
    """Where it answers, and its process."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        raise Trouble("nginx must be installed: it is what the streams are compared with.")
    with tempfile.TemporaryDirectory() as folder:
        address = f"127.0.0.1:{free_port()}"
        Path(folder, "nginx.conf").write_text(NGINX.format(folder=folder, upstream=upstream, listen=address))
        with _kept([program, "-p", folder, "-c", f"{folder}/nginx.conf"], Path(folder) / "log") as process:
            _await(f"http://{address}/v1/models")
            yield address, process.pid


@contextlib.contextmanager
def _kept(command: list[str], log: Path) -> Iterator[subprocess.Popen]:
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _await(address: str) -> None:
    until = time.monotonic() + 20
    while not answers(address):
        if time.monotonic() > until:
            raise Trouble(f"Nothing answers at {address}.")
        time.sleep(0.05)
