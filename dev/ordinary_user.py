"""PostgreSQL refuses root; this finds a way to run it all the same."""

from __future__ import annotations

import os
import pwd
import subprocess
from pathlib import Path

from project import Trouble


def as_ordinary_user(home: Path) -> list[str]:
    """The words before a command that take root away, and the ownership they need."""
    if os.geteuid() != 0:
        # In containers a user may be a bare number, and initdb insists on a name; in a namespace of its own it is "nobody".
        return [] if _has_name(os.geteuid()) or not succeeds("unshare", "-U", "true") else ["unshare", "-U"]
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


def _has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return False


def succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
