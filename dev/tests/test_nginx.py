"""The nginx configuration of deploy/, run by a real nginx in front of a backend that tells what it was sent."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

import packages
from product import can_bind, free_port, within
from project import ROOT, tail
from upstream import Upstream

TEMPLATE = ROOT / "deploy/nginx/atelier.conf.template"


class NginxCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.upstream = Upstream()
        cls.addClassCleanup(cls.upstream.server_close)
        cls.addClassCleanup(cls.upstream.shutdown)
        cls.folder = Path(tempfile.mkdtemp(prefix="atelier-nginx-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.folder.chmod(0o755)
        cls._page()
        cls.port = free_port()
        cls.nginx = cls._start(cls.port, cls.upstream.server_port)

    @classmethod
    def _page(cls):
        for path, text in {"index.html": "<!doctype html>the page", "assets/app-1234.js": "let filled = 1;\n" * 200, "config.json": "{}"}.items():
            file = cls.folder / "page" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    @classmethod
    def _start(cls, port: int, backend: int) -> subprocess.Popen:
        binary = packages.nginx()
        values = {
            "ATELIER_LISTEN": f"127.0.0.1:{port}",
            "ATELIER_BACKEND": f"127.0.0.1:{backend}",
            "ATELIER_PAGE": str(cls.folder / "page"),
            "ATELIER_FRONT_PROXY": "127.0.0.9",
        }
        site = re.sub(r"\$\{(\w+)\}", lambda match: values[match[1]], TEMPLATE.read_text())
        own = cls.folder / str(port)
        own.mkdir()
        (own / "site.conf").write_text(site)
        (own / "nginx.conf").write_text(main_configuration(own))
        process = subprocess.Popen([binary, "-p", own, "-c", own / "nginx.conf", "-e", own / "error.log"], stderr=subprocess.PIPE)
        cls.addClassCleanup(process.stderr.close)
        cls.addClassCleanup(process.wait, 20)
        cls.addClassCleanup(process.terminate)
        if not within(20, lambda: process.poll() is not None or not can_bind(port)) or process.poll() is not None:
            raise AssertionError(f"nginx did not start: {process.stderr.read()} {tail(own / 'error.log')}")
        return process

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(connection.close)
        connection.putrequest(method, path, skip_host=bool(headers and "Host" in headers), skip_accept_encoding=True)
        for name, value in {**(headers or {}), **({"Content-Length": str(len(body))} if body is not None else {})}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer, answer.read()

    def told(self, path: str, **more) -> dict:
        return json.loads(self.ask(path, **more)[1])


class Paths(NginxCase):
    def test_escapes_arrive_as_they_were_sent(self):
        for path in (
            "/api/v1/models/org%2Fmodel:tag",
            "/api/v1/models/a%20b%3Fc?q=%2F&x=1",
            "/api/v1/models/%D0%BC",
            "/v1/models/a%2F%2Fb",
            "/v1/models/org/model",
        ):
            with self.subTest(path):
                self.assertEqual(self.told(path)["path"], path)

    def test_what_is_for_operators_stays_inside(self):
        for path in (
            "/q/metrics",
            "/q/metrics/",
            "/q//metrics",
            "/q/%6detrics",
            "/q",
            "/q/dev",
            "/q/info",
            "/q/healthy/..%2fmetrics",
            "/api/..%2fq/metrics",
            "/v1/../q/metrics",
            "//q/metrics",
        ):
            with self.subTest(path):
                answer, body = self.ask(path)
                self.assertIn(answer.status, (400, 404))
                self.assertNotIn(b'"path"', body)

    def test_api_description_and_health_are_there(self):
        for path in ("/q/openapi", "/q/openapi?format=json", "/q/swagger-ui/index.html", "/q/health/ready"):
            with self.subTest(path):
                self.assertEqual(self.told(path)["path"], path)

    def test_every_place_of_the_page_is_the_page(self):
        for path in ("/", "/workspace/models", "/chats/42?model=a%2Fb", "/queue"):
            with self.subTest(path):
                answer, body = self.ask(path)
                self.assertEqual((answer.status, body), (200, b"<!doctype html>the page"))

    def test_a_missing_asset_is_missing(self):
        self.assertEqual(self.ask("/assets/gone-9.js")[0].status, 404)


class Headers(NginxCase):
    def test_the_backend_hears_who_asks_and_where(self):
        headers = self.told("/api/x", headers={"Host": "atelier.example:8443", "X-Forwarded-For": "6.6.6.6", "Forwarded": "for=6.6.6.6"})["headers"]
        self.assertEqual((headers["Host"], headers["X-Forwarded-For"], headers["X-Forwarded-Proto"]), ("atelier.example:8443", "127.0.0.1", "http"))
        self.assertNotIn("Forwarded", headers)

    def test_https_at_a_proxy_in_front_is_passed_on(self):
        self.assertEqual(self.told("/api/x", headers={"X-Forwarded-Proto": "https"})["headers"]["X-Forwarded-Proto"], "https")
        self.assertEqual(self.told("/api/x", headers={"X-Forwarded-Proto": "gopher"})["headers"]["X-Forwarded-Proto"], "http")

    def test_the_page_is_guarded(self):
        answer, _ = self.ask("/workspace/models")
        self.assertEqual(
            answer.headers["Content-Security-Policy"],
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        )
        self.assertEqual(
            (answer.headers["X-Content-Type-Options"], answer.headers["X-Frame-Options"], answer.headers["Referrer-Policy"]),
            ("nosniff", "DENY", "no-referrer"),
        )
        self.assertNotRegex(answer.headers["Server"], r"\d")

    def test_the_backends_own_headers_are_left_alone(self):
        answer, _ = self.ask("/api/x")
        self.assertEqual(answer.headers.get_all("X-Content-Type-Options"), ["nosniff"])
        self.assertIsNone(answer.headers["Content-Security-Policy"])
        self.assertIsNone(answer.headers["Cache-Control"])
        self.assertEqual(answer.headers["ETag"], '"7"')

    def test_assets_are_kept_for_good_and_the_page_is_asked_for_again(self):
        self.assertIn("immutable", self.ask("/assets/app-1234.js")[0].headers["Cache-Control"])
        self.assertEqual(self.ask("/")[0].headers["Cache-Control"], "no-cache")
        self.assertEqual(self.ask("/config.json")[0].headers["Cache-Control"], "no-cache")

    def test_text_is_compressed(self):
        for path in ("/assets/app-1234.js", "/api/x"):
            with self.subTest(path):
                answer, body = self.ask(path, headers={"Accept-Encoding": "gzip"})
                self.assertEqual(answer.headers["Content-Encoding"], "gzip")
                self.assertGreater(len(gzip.decompress(body)), len(body))


class Streams(NginxCase):
    def test_events_pass_one_by_one_even_to_a_reader_that_takes_gzip(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(connection.close)
        connection.request("GET", "/api/stream", headers={"Accept-Encoding": "gzip"})
        self.upstream.events.put("0")
        answer = connection.getresponse()
        self.assertIsNone(answer.headers["Content-Encoding"])
        for number in range(5):  # the next one is sent only once the last has arrived
            self.assertEqual(answer.readline() + answer.readline(), f"data: {number}\n\n".encode())
            self.upstream.events.put(str(number + 1))
        self.upstream.events.put(None)
        self.assertEqual(answer.read(), b"data: 5\n\n")

    def test_a_reader_that_leaves_is_noticed(self):
        self.upstream.left.clear()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/api/stream")
        self.upstream.events.put("0")
        answer = connection.getresponse()
        answer.readline()
        answer.close()
        connection.close()
        self.assertTrue(self.upstream.left.wait(5))

    def test_an_upload_reaches_the_backend_while_it_is_still_being_sent(self):
        self.upstream.first_bytes.clear()
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as upload:
            upload.sendall(b"POST /api/import HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + b"x" * 100_000)
            self.assertTrue(self.upstream.first_bytes.wait(5))
            upload.sendall(b"x" * 100_000)
            self.assertTrue(upload.recv(100).startswith(b"HTTP/1.1 200"))


class Refusals(NginxCase):
    def test_a_body_over_the_limit_is_a_problem_in_json(self):
        answer, body = self._announce("/api/import", 256 * 1024 * 1024 + 1)
        self.assertEqual((answer.status, answer.headers.get_content_type()), (413, "application/problem+json"))
        self.assertEqual(json.loads(body)["type"], "too-large")

    def test_a_body_at_the_limit_is_let_through(self):
        self.upstream.first_bytes.clear()
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as upload:
            upload.sendall(b"POST /api/import HTTP/1.1\r\nHost: x\r\nContent-Length: 268435456\r\n\r\n" + b"x" * 70_000)
            self.assertTrue(self.upstream.first_bytes.wait(5))

    def test_under_v1_it_is_an_error_in_openais_shape(self):
        answer, body = self._announce("/v1/embeddings", 256 * 1024 * 1024 + 1)
        self.assertEqual((answer.status, answer.headers.get_content_type()), (413, "application/json"))
        self.assertEqual(json.loads(body)["error"]["code"], "too_large")

    def test_a_backend_that_is_away_is_a_problem_in_json(self):
        port = free_port()
        self._start(port, free_port())
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.addCleanup(connection.close)
        connection.request("GET", "/api/v1/config")
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.headers.get_content_type(), answer.headers["Retry-After"]), (503, "application/problem+json", "5"))
        self.assertEqual(json.loads(answer.read())["type"], "unavailable")

    def _announce(self, path: str, size: int) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(connection.close)
        connection.putrequest("POST", path)
        connection.putheader("Content-Length", str(size))
        connection.endheaders()
        answer = connection.getresponse()
        return answer, answer.read()


def main_configuration(own: Path) -> str:
    types = "".join(
        f"    {kind} {ending};\n"
        for kind, ending in {"text/html": "html", "application/javascript": "js", "application/json": "json", "text/css": "css"}.items()
    )
    folders = "".join(f"  {name}_temp_path {own}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return (
        f"daemon off;\npid {own}/nginx.pid;\nerror_log {own}/error.log;\nevents {{}}\n"
        f"http {{\n  access_log off;\n  types {{\n{types}  }}\n{folders}  include {own}/site.conf;\n}}\n"
    )
