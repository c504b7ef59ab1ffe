"""PostgreSQL refuses root; this finds a way to run it all the same."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from project import Trouble


def as_ordinary_user(home: Path) -> list[str]:
    """The words before a command that take root away, and the ownership they need."""
    if os.geteuid() != 0:
        return []
    owner = home.stat().st_uid
    if owner == 0 and succeeds("unshare", "-U", "true"):
        return ["unshare", "-U"]
    uid = str(owner or 65534)
    if not succeeds("setpriv", "--reuid", uid, "--clear-groups", "test", "-x", str(home.parent)):
        raise Trouble(
            f"PostgreSQL must not run as root, and user {uid} cannot reach {home}. Run as an ordinary user, or set ATELIER_DATA to a folder that everyone may enter."
        )
    for each in (home, *home.rglob("*")):
        os.chown(each, int(uid), -1, follow_symlinks=False)
    return ["setpriv", "--reuid", uid, "--clear-groups"]


def succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
