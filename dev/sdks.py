"""OpenAI's own SDKs and MCP's reference server, in pinned versions, with a running Atelier: what the suite `sdk` needs."""

from __future__ import annotations

import hashlib
import http.client
import json
import shutil
import subprocess
import sys
from pathlib import Path

import machine
from project import ROOT, Trouble, cache_folder, held

FOLDER = ROOT / "dev/sdk"
REFERENCE_SERVER = "node_modules/@modelcontextprotocol/server-everything/dist/index.js"
ANSWER_SECONDS = 60


def python_packages() -> Path:
    """A folder for PYTHONPATH."""
    wanted = FOLDER / "requirements.txt"
    pip = [*machine.pip(), "install", "-q", "--only-binary=:all:", "-r", str(wanted), "--target"]
    return _installed("python", [wanted], lambda home: _run([*pip, str(home)]))


def node_packages(tools: machine.Tools) -> Path:
    """A folder with node_modules in it."""
    files = [FOLDER / name for name in ("package.json", "package-lock.json")]

    def install(home: Path) -> None:
        home.mkdir()
        for file in files:
            shutil.copy(file, home)
        _run([str(tools.npm), "ci", "--no-audit", "--no-fund"], home)

    return _installed("node", files, install)


def _installed(name: str, wanted: list[Path], install) -> Path:
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in wanted) + sys.version.encode()).hexdigest()[:12]
    home = cache_folder() / f"sdk-{name}-{digest}"
    with held(cache_folder() / "sdk.lock", 300, "Another process has been installing the SDKs for five minutes; try again."):
        if not home.is_dir():
            partial = home.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            install(partial)
            partial.rename(home)
    return home


def _run(command: list[str], folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise Trouble(f"The SDKs could not be installed:\n{(done.stdout + done.stderr).strip()[-2000:]}")


def connected(port: int, upstream: str) -> dict[str, str]:
    """Signs up as the first person of a fresh Atelier and connects the upstream; gives what the tests need to know."""
    person = {"name": "SDK", "email": "sdk@example.org", "password": "sdk-and-tests-1"}
    cookie = _post(port, "/api/v1/auth/signup", person)[1]["Set-Cookie"].split(";")[0]
    key = _post(port, "/api/v1/auth/api-keys", {"name": "tests"}, {"Cookie": cookie})[0]["key"]
    connection = {"kind": "openai", "name": "SDK tests", "url": upstream, "prefix": "sdk"}
    made = _post(port, "/api/v1/connections", connection, {"Cookie": cookie})[0]
    _post(port, f"/api/v1/connections/{made['id']}/refresh", {}, {"Cookie": cookie})
    return {"ADDRESS": f"http://127.0.0.1:{port}/v1", "KEY": key}


def _post(port: int, path: str, body: dict, headers: dict[str, str] | None = None) -> tuple[dict, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise Trouble(f"POST {path} was answered with {answer.status}: {text.decode()}")
        return json.loads(text), answer.headers
    finally:
        connection.close()
