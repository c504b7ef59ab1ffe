"""A stand-in for a built Atelier: a real JVM and a real Node process that answer, so that a run can be tried in seconds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import machine
from project import ROOT

BACKEND = """
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.*;

public class Main {
    public static void main(String[] arguments) throws Exception {
        System.out.println("backend begins, database " + System.getenv("ATELIER_DATABASE_URL"));
        if (System.getenv("BACKEND_FAILS") != null) { System.err.println("the reason is known"); System.exit(7); }
        Path trace = Path.of(System.getenv("ATELIER_DATA"), "trace");
        var address = new InetSocketAddress(System.getenv("ATELIER_HTTP_HOST"), Integer.parseInt(System.getenv("ATELIER_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> { exchange.sendResponseHeaders(200, -1); exchange.close(); });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> append(trace, "backend stopped\\n")));
        server.start();
    }

    static void append(Path trace, String line) {
        try { Files.writeString(trace, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND); } catch (java.io.IOException e) { e.printStackTrace(); }
    }
}
"""

PAGE = """
const http = require('node:http'), fs = require('node:fs');
const port = process.argv[process.argv.indexOf('--port') + 1];
const server = http.createServer((_, answer) => answer.end('page'));
process.on('SIGTERM', () => { fs.appendFileSync(process.env.ATELIER_DATA + '/trace', 'page stopped\\n'); process.exit(0); });
server.listen(port, '127.0.0.1');
"""

MAVEN = """#!/bin/sh
if [ "$1" = --version ]; then echo "Apache Maven ${FAKE_MAVEN:-3.9.9}"; exit; fi
if [ -n "$BUILD_FAILS" ]; then echo 'error: a semicolon is missing'; exit 1; fi
if [ -n "$BUILD_STALLS" ]; then sleep "$BUILD_STALLS"; fi
mkdir -p target/quarkus-app target/openapi && cp app.jar target/quarkus-app/quarkus-run.jar && echo '{}' > target/openapi/openapi.json
echo built >> ../builds
"""

NPM = """#!/bin/sh
if [ "$1" = --version ]; then echo 11.0.0; exit; fi
mkdir -p node_modules dist && echo "$@" >> ../builds && echo page > dist/index.html
"""


class Product:
    """A project folder of its own with the real dev/ in it, and ports that nobody else has."""

    def __init__(self, cache: Path):
        self.root = Path(tempfile.mkdtemp(prefix="atelier-run-"))
        self.data = self.root / "data"
        self.http, self.page, self.database = (free_port() for _ in range(3))
        shutil.copytree(ROOT / "dev", self.root / "dev", ignore=shutil.ignore_patterns("__pycache__", "tests"))
        shutil.copy(ROOT / "Makefile", self.root)
        self._sources()
        (self.root / "cache").mkdir()
        for pair in cache.glob("postgresql-*"):
            if pair.is_dir():
                (self.root / "cache" / pair.name).symlink_to(pair)

    def environment(self, **extra: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ATELIER_", "MAKE", "MFLAGS"))}
        return {
            **kept,
            "PATH": f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "ATELIER_DATA": str(self.data),
            "ATELIER_CACHE": str(self.root / "cache"),
            "ATELIER_HTTP_PORT": str(self.http),
            "ATELIER_PAGE_PORT": str(self.page),
            "ATELIER_DATABASE_PORT": str(self.database),
            **extra,
        }

    def start(self, **extra: str) -> subprocess.Popen:
        """`make run` as a session leader without a terminal."""
        return subprocess.Popen(
            ["make", "run"],
            cwd=self.root,
            env=self.environment(**extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def trace(self) -> list[str]:
        trace = self.data / "trace"
        return trace.read_text().splitlines() if trace.exists() else []

    def answers(self) -> bool:
        try:
            return all(urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).status == 200 for port in (self.http, self.page))
        except OSError:
            return False

    def silent(self) -> bool:
        """Nothing of it listens any more."""
        return all(can_bind(port) for port in (self.http, self.page, self.database))

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def _sources(self) -> None:
        for path, text in {
            "backend/pom.xml": "<project/>",
            "backend/src/main/Main.java": BACKEND,
            "frontend/package-lock.json": "{}",
            "frontend/src/page.js": "",
            "frontend/node_modules/vite/bin/vite.js": PAGE,
            "bin/mvn": MAVEN,
            "bin/npm": NPM,
        }.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            file.chmod(0o755)
        home = machine.java_home() / "bin"
        backend = self.root / "backend"
        subprocess.run([home / "javac", "-d", backend / "classes", backend / "src/main/Main.java"], check=True)
        subprocess.run([home / "jar", "--create", "--file", backend / "app.jar", "--main-class", "Main", "-C", backend / "classes", "."], check=True)


def read_until(process: subprocess.Popen, words: str) -> str:
    """What the process said up to the line with `words`; fails with all of it when it ends before."""
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"'{words}' was not said, but:\n{said}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def can_bind(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def within(seconds: float, true) -> bool:
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
