"""The six suites of `make test`: backend, frontend, e2e, sdk, replicas, dev."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import builds
import counts
import machine
import packages
import sdks
from children import Child, Children
from counts import Counts
from project import ROOT, Trouble, tail
from run import answers
from sdk.upstream import Upstream

START_SECONDS = 900  # the product may have to be built first


@dataclass(frozen=True)
class Bench:
    """What the suites share: tools, a folder for their traces, the processes to end if the run is broken off."""

    folder: Path
    tools: machine.Tools
    children: Children
    database: dict[str, str]

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def environment(self) -> dict[str, str]:
        """Settings for somebody's own Atelier must not colour the tests."""
        kept = ("ATELIER_CACHE",)
        return {name: value for name, value in self.tools.environment().items() if not name.startswith("ATELIER_") or name in kept}

    def run(self, name: str, command: list[str], folder: Path, extra: dict[str, str] | None = None) -> int:
        """Runs to the end and gives the exit code; all output goes to the suite's log."""
        child = self.start(name, command, folder, extra or {}, group=True)
        code = child.process.wait()
        self.children.remove(child)
        return code

    def start(self, name: str, command: list[str], folder: Path, extra: dict[str, str], group: bool = False) -> Child:
        log = self.logs / f"{name}.log"
        with log.open("ab") as file:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**self.environment(), **extra},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        child = Child(name, process, log, 60, signal.SIGTERM, group)
        self.children.add(child)
        return child


def backend(bench: Bench) -> Counts:
    """Packs the product first: the suites beside this one use it while the tests run."""
    target = builds.BACKEND.folder / "target"
    maven = [str(bench.tools.maven), "-B", "-ntp"]
    with builds.BACKEND.lock():
        shutil.rmtree(target / "surefire-reports", ignore_errors=True)
        code = bench.run("backend", [*maven, "package", "-DskipTests"], builds.BACKEND.folder)
        if code == 0:
            builds.keep(builds.BACKEND)
            own = {**bench.database, "QUARKUS_HTTP_TEST_PORT": "0"}
            code = bench.run("backend", [*maven, "verify", "-Dquarkus.build.skip"], builds.BACKEND.folder, own)
    return counts.of_maven(target).after(code)


def frontend(bench: Bench) -> Counts:
    report = bench.folder / "vitest.json"
    report.unlink(missing_ok=True)
    builds.packages_installed(bench.tools)
    code = bench.run(
        "frontend", [str(bench.tools.npm), "test", "--", "--reporter=default", "--reporter=json", f"--outputFile.json={report}"], builds.PAGE.folder
    )
    return counts.of_vitest(report).after(code)


def e2e(bench: Bench) -> Counts:
    """The built product, started as `make run` starts it, used in a real browser."""
    report = bench.folder / "playwright.json"
    report.unlink(missing_ok=True)
    browser = packages.chromium()
    builds.packages_installed(bench.tools)
    with _product(bench, "e2e") as ports:
        page = f"http://127.0.0.1:{ports['ATELIER_PAGE_PORT']}"
        code = bench.run(
            "e2e",
            [str(bench.tools.npm), "run", "e2e", "--", "--reporter=list,json"],
            builds.PAGE.folder,
            {**ports, "ATELIER_E2E_URL": page, "CHROMIUM": str(browser), "PLAYWRIGHT_JSON_OUTPUT_FILE": str(report)},
        )
    return counts.of_playwright(report).after(code)


def sdk(bench: Bench) -> Counts:
    """The same product, asked by OpenAI's own SDKs for Python and Node, and asking MCP's own reference server."""
    python, node = sdks.python_packages(), sdks.node_packages(bench.tools)
    upstream = Upstream()
    total = Counts()
    try:
        with _reference_server(bench, node) as (mcp, settings), _product(bench, "sdk", settings) as ports:
            known = {**sdks.connected(int(ports["ATELIER_HTTP_PORT"]), upstream.url), "MCP_URL": mcp}
            shutil.copy(sdks.FOLDER / "test_sdk.mjs", node)  # Node looks for packages beside the script
            for name, command in {
                "python": [sys.executable, str(sdks.FOLDER / "test_sdk.py")],
                "node": [str(bench.tools.node), str(node / "test_sdk.mjs")],
                "mcp": [sys.executable, str(sdks.FOLDER / "test_mcp.py")],
            }.items():
                report = bench.folder / f"sdk-{name}.json"
                report.unlink(missing_ok=True)
                code = bench.run("sdk", [*command, str(report)], ROOT, {**known, "PYTHONPATH": str(python)})
                total += counts.of_unittest(report).after(code)
    finally:
        upstream.shutdown()
    return total


@contextlib.contextmanager
def _reference_server(bench: Bench, node: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """MCP's reference server over HTTP, while the block runs; gives its address, and the settings that let a product reach it there and as a program."""
    command = [str(bench.tools.node), str(node / sdks.REFERENCE_SERVER)]
    port = free_port()
    server = bench.start("mcp", [*command, "streamableHttp"], ROOT, {"PORT": str(port)})
    try:
        until = time.monotonic() + 60
        while not _listens(port):
            if server.process.poll() is not None or time.monotonic() > until:
                raise Trouble(f"MCP's reference server did not start:\n{tail(server.log)}")
            time.sleep(0.1)
        yield (
            f"http://127.0.0.1:{port}/mcp",
            {"ATELIER_FETCH_ALLOW": f"127.0.0.1:{port}", "ATELIER_MCP_PROGRAMS_REFERENCE": " ".join([*command, "stdio"])},
        )
    finally:
        server.send(signal.SIGTERM)
        server.process.wait(60)
        bench.children.remove(server)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def replicas(bench: Bench) -> Counts:
    """The same product with a second backend on its database, which is killed."""
    report = bench.folder / "replicas.json"
    report.unlink(missing_ok=True)
    with _product(bench, "replicas") as ports:
        own = {**ports, "ATELIER_DATA": str(bench.folder / "replicas")}
        code = bench.run("replicas", [sys.executable, str(ROOT / "dev/replicas"), str(report)], ROOT, own)
    return counts.of_unittest(report).after(code)


@contextlib.contextmanager
def _product(bench: Bench, name: str, settings: dict[str, str] | None = None) -> Iterator[dict[str, str]]:
    """The built product with data of its own, while the block runs; gives its ports."""
    ports = free_ports()
    product = _start_product(bench, name, {**ports, **(settings or {})}, ports["ATELIER_PAGE_PORT"])
    try:
        yield ports
    finally:
        product.send(signal.SIGTERM)
        product.process.wait(120)
        bench.children.remove(product)
    if product.process.returncode != 0:
        raise Trouble(f"The product did not stop cleanly:\n{tail(product.log)}")


def _start_product(bench: Bench, name: str, settings: dict[str, str], page: str) -> Child:
    data = bench.folder / name
    shutil.rmtree(data, ignore_errors=True)
    own = {**settings, "ATELIER_DATA": str(data)}
    product = bench.start("product", [sys.executable, str(ROOT / "dev/run.py")], ROOT, own)
    until = time.monotonic() + START_SECONDS
    while not answers(f"http://127.0.0.1:{page}/q/health/ready"):
        if product.process.poll() is not None or time.monotonic() > until:
            bench.children.remove(product)
            product.send(signal.SIGTERM)
            raise Trouble(f"The product did not start:\n{tail(product.log, 40)}")
        time.sleep(0.2)
    return product


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def free_ports() -> dict[str, str]:
    """All bound at once, so that no two are the same."""
    names = ("ATELIER_HTTP_PORT", "ATELIER_PAGE_PORT", "ATELIER_DATABASE_PORT")
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in names]
    ports = {name: str(probe.getsockname()[1]) for name, probe in zip(names, probes)}
    for probe in probes:
        probe.close()
    return ports


def dev(bench: Bench) -> Counts:
    report = bench.folder / "unittest.json"
    report.unlink(missing_ok=True)
    code = bench.run("dev", [sys.executable, str(ROOT / "dev/tests"), str(report)], ROOT)
    return counts.of_unittest(report).after(code)


SUITES = {"backend": backend, "frontend": frontend, "dev": dev, "e2e": e2e, "sdk": sdk, "replicas": replicas}
