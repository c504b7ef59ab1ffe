"""What docker-compose.yml must keep to; `docker compose config` looks at it too where there is a Docker client."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import check_tools
import machine
from project import ROOT, Trouble

FILE = ROOT / "docker-compose.yml"
# Named here so that a service that is dropped or renamed is noticed.
SERVICES = {"postgres", "backend", "frontend", "ollama"}


def check(_: machine.Tools) -> None:
    faults = faults_of(check_tools.module("yaml").safe_load(FILE.read_text()))
    if faults:
        raise Trouble("\n".join(f"docker-compose.yml: {fault}" for fault in faults))
    _ask_docker()


def faults_of(file: dict) -> list[str]:
    """Each way in which the file breaks a rule of this project."""
    services, volumes = file.get("services", {}), set(file.get("volumes") or {})
    faults = [f"service {name} is missing" for name in sorted(SERVICES - set(services))]
    for name, service in services.items():
        faults += [f"{name}: {fault}" for fault in [*_service(service, set(services)), *_volumes(service, volumes), *_ports(name, service)]]
    faults += [f"volume {name} is declared but not used" for name in sorted(volumes - _used(services))]
    return faults + _variables()


def _service(service: dict, names: set[str]):
    for needed in ("healthcheck", "restart"):
        if needed not in service:
            yield f"has no {needed}"
    image = service.get("image", "")
    if "build" not in service and not re.fullmatch(r"[\w./-]+:(?!latest)[\w.-]+", image):
        yield f"image '{image}' is not pinned by a tag"
    if "build" in service and not (ROOT / service["build"]["dockerfile"]).is_file():
        yield f"{service['build']['dockerfile']} does not exist"
    for other, how in service.get("depends_on", {}).items():
        if other not in names or how.get("condition") != "service_healthy":
            yield f"must wait until {other} is healthy"


def _volumes(service: dict, declared: set[str]):
    for volume in service.get("volumes", []):
        if volume.split(":")[0] not in declared:
            yield f"volume '{volume}' is not a named one"


def _ports(name: str, service: dict):
    for port in service.get("ports", []):
        if name != "frontend":
            yield f"port '{port}' must not be published"
        elif not str(port).startswith("${ATELIER_BIND:-127.0.0.1}:"):
            yield f"port '{port}' must be bound to loopback unless told otherwise"


def _used(services: dict) -> set[str]:
    return {volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])}


def _variables() -> list[str]:
    """.env.example offers what the file reads, and beyond that only settings of the backend."""
    read = set(re.findall(r"\$\{(\w+)", FILE.read_text()))
    offered = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    settings = set(re.findall(r"^\| `(\w+)`", (ROOT / "docs/configuration.md").read_text(), re.MULTILINE))
    missing = [f"{name} is not in .env.example" for name in sorted(read - offered)]
    return missing + [f"{name} of .env.example is no setting" for name in sorted(offered - read - settings)]


def _ask_docker() -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True).returncode != 0:
        return
    done = subprocess.run(
        [docker, "compose", "-f", str(FILE), "config", "-q"],
        capture_output=True,
        text=True,
        env={**os.environ, "ATELIER_DATABASE_PASSWORD": "only to see that the file is sound"},
    )
    if done.returncode != 0:
        raise Trouble(done.stderr.strip())
