"""What `make run` is told by the environment."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from project import data_folder, number_from

# A loop for two cores: the other is the database's and the workers'. One loop hears of many streams in one turn, which costs less than to wake two.
_LOOPS = max(1, (os.cpu_count() or 2) // 2)
# Large pages, for the heap and the compiled code, take a seventh off what a chat's token costs (bench/RESULTS.md); other systems do not know the option.
_PAGES = "-XX:+UseTransparentHugePages " if sys.platform == "linux" else ""
JAVA_OPTIONS = f"-Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders {_PAGES}-Dquarkus.vertx.event-loops-pool-size={_LOOPS}"


@dataclass(frozen=True)
class Settings:
    """Ports, folders and an optional database of one's own; README.md lists the variables."""

    data: Path
    http_host: str
    http_port: int
    page_port: int
    database_port: int
    database_url: str | None
    java_options: list[str]

    @property
    def backend(self) -> str:
        """Where this machine reaches the backend, whatever address it listens on."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.http_host, self.http_host)
        return f"http://{host}:{self.http_port}"

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.page_port}"

    def ports(self) -> dict[str, tuple[str, int]]:
        """Where each port is opened, by the name of the variable that moves it."""
        ports = {"ATELIER_HTTP_PORT": (self.http_host, self.http_port), "ATELIER_PAGE_PORT": ("127.0.0.1", self.page_port)}
        if not self.database_url:
            ports["ATELIER_DATABASE_PORT"] = ("127.0.0.1", self.database_port)
        return ports

    @staticmethod
    def from_environment() -> Settings:
        return Settings(
            data=data_folder(),
            http_host=os.environ.get("ATELIER_HTTP_HOST") or "127.0.0.1",
            http_port=number_from("ATELIER_HTTP_PORT", 8080),
            page_port=number_from("ATELIER_PAGE_PORT", 3000),
            database_port=number_from("ATELIER_DATABASE_PORT", 54329),
            database_url=os.environ.get("ATELIER_DATABASE_URL") or None,
            java_options=shlex.split(os.environ.get("ATELIER_JAVA_OPTS") or JAVA_OPTIONS),
        )
