"""Finds the tools that Atelier is built and run with; one that is missing or too old is named in one line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from project import Trouble

Version = tuple[int, ...]
JDK: Version = (25,)
MAVEN: Version = (3, 8, 7)
NODE: Version = (20, 19)
JVM_FOLDERS = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/*",
    "/opt/*/*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "~/.jenv/versions/*",
    "~/.asdf/installs/java/*",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
)


@dataclass(frozen=True)
class Tools:
    """Everything a build needs, found and new enough."""

    java_home: Path
    maven: Path
    node: Path
    npm: Path

    def environment(self) -> dict[str, str]:
        """This process's environment, with the found JDK and Node first, and no colours in logs."""
        path = os.pathsep.join([str(self.java_home / "bin"), str(self.node.parent), os.environ.get("PATH", "")])
        return {**os.environ, "JAVA_HOME": str(self.java_home), "PATH": path, "NO_COLOR": "1"}


def tools() -> Tools:
    """All tools, or one Trouble with a line for each that is missing."""
    found, missing = {}, []
    for name, find in {"java_home": java_home, "maven": maven, "node": node, "npm": npm}.items():
        try:
            found[name] = find()
        except Trouble as trouble:
            missing.append(str(trouble))
    if missing:
        raise Trouble("\n         ".join(dict.fromkeys(missing)))
    return Tools(**found)


def java_home() -> Path:
    """A JDK that is new enough: JAVA_HOME, then PATH, then the usual folders, the lowest sufficient version first."""
    too_old = []
    for home in _jdks():
        version = _jdk_version(home)
        if version >= JDK and (home / "bin" / "javac").exists():
            return home
        if version:
            too_old.append(f"{_text(version)} in {home}")
    seen = f"; found only {', '.join(dict.fromkeys(too_old))}" if too_old else ""
    raise Trouble(f"JDK {_text(JDK)} or later is missing{seen}. Install one (for instance Temurin {_text(JDK)}) or point JAVA_HOME at it.")


def _jdks() -> Iterator[Path]:
    if given := os.environ.get("JAVA_HOME"):
        yield Path(given)
    if java := shutil.which("java"):
        yield Path(java).resolve().parent.parent
    usual = [home for pattern in JVM_FOLDERS for home in _glob(pattern) if (home / "bin" / "java").exists()]
    yield from sorted(usual, key=_jdk_version)


def _glob(pattern: str) -> Iterator[Path]:
    path = Path(pattern).expanduser()
    try:
        return iter(list(Path(path.anchor).glob(str(path.relative_to(path.anchor)))))
    except OSError:
        return iter(())


def _jdk_version(home: Path) -> Version:
    try:
        text = (home / "release").read_text(errors="replace")
    except OSError:
        text = _output(home / "bin" / "java", "-version")
    match = re.search(r'(?:JAVA_VERSION=|version )"([\d.]+)', text)
    return _version(match[1]) if match else ()


def maven() -> Path:
    return _tool("mvn", "Maven", MAVEN, r"Apache Maven ([\d.]+)")


def java_environment() -> dict[str, str]:
    """This process's environment for Java programs alone, without asking for Node."""
    return {**os.environ, "JAVA_HOME": str(java_home())}


def node() -> Path:
    # What the page is built with takes no release between these two lines.
    return _tool("node", "Node.js", NODE, r"v([\d.]+)", lambda version: (21,) <= version < (22, 12))


def npm() -> Path:
    return _tool("npm", "npm", (9,), r"([\d.]+)")


def _tool(command: str, name: str, least: Version, pattern: str, unfit: Callable[[Version], bool] = lambda _: False) -> Path:
    path = shutil.which(command)
    if not path:
        raise Trouble(f"{name} {_text(least)} or later is missing: install it and put '{command}' on PATH.")
    match = re.search(pattern, _output(Path(path), "--version"))
    if not match or _version(match[1]) < least or unfit(_version(match[1])):
        raise Trouble(f"{name} {_text(least)} or later is needed, but {path} is {match[1] if match else 'of an unknown version'}.")
    return Path(path)


def pip() -> list[str]:
    """The command that runs pip: this Python's own, else one on PATH."""
    own = [sys.executable, "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True).returncode == 0:
        return own
    for name in ("pip3", "pip"):
        if command := shutil.which(name):
            return [command]
    raise Trouble("pip is missing: install it (on Debian: apt-get install python3-pip).")


def _output(command: Path, *arguments: str) -> str:
    try:
        environment = java_environment() if command.name == "mvn" else None
        done = subprocess.run([str(command), *arguments], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr)


def _version(text: str) -> Version:
    return tuple(int(part) for part in text.split(".") if part)


def _text(version: Version) -> str:
    return ".".join(map(str, version))
