"""Programs that only tests need, Chromium and nginx: found, or fetched where Debian's packages can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from project import Trouble, cache_folder, held, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_BROWSERS = ("/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium() -> Path:
    """A Chromium for the browser tests: $CHROMIUM, the machine's own, or Debian's package."""
    if given := os.environ.get("CHROMIUM"):
        if not shutil.which(given):
            raise Trouble(f"CHROMIUM is '{given}', which cannot be run.")
        return Path(given)
    if found := _browser():
        return found
    if os.geteuid() == 0 and _is_debian():
        say("Installing Debian's chromium for the browser tests …")
        _apt("update", "-qq")
        _apt("install", "-y", "-qq", "--no-install-recommends", "chromium")
        if found := _browser():
            return found
    raise Trouble("The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM to a Chromium or Chrome.")


def _browser() -> Path | None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or next(filter(os.path.exists, MAC_BROWSERS), None)
    return Path(found) if found else None


def nginx() -> Path:
    """An nginx for the tests of its configuration. Debian's is unpacked in the cache, not installed: an installed one would start a server."""
    if found := shutil.which("nginx") or shutil.which("/usr/sbin/nginx"):
        return Path(found)
    home = cache_folder() / "nginx"
    with held(cache_folder() / "nginx.lock", 300, "Another process has been fetching nginx for five minutes; try again."):
        if not home.is_dir():
            _unpack_nginx(home)
    return home / "usr/sbin/nginx"


def _unpack_nginx(home: Path) -> None:
    if not _is_debian() or not shutil.which("dpkg-deb"):
        raise Trouble("The tests of the nginx configuration need nginx: install it.")
    say("Fetching Debian's nginx for the tests of its configuration …")
    partial = home.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "root").mkdir(parents=True)
    if os.geteuid() == 0:
        _apt("update", "-qq")
        partial.chmod(0o777)  # apt fetches as a user of its own
    _apt("download", "nginx", "nginx-common", folder=partial)
    for package in partial.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, partial / "root"], check=True)
    (partial / "root").rename(home)
    shutil.rmtree(partial)


def _is_debian() -> bool:
    # Ubuntu's chromium package is only a pointer to a snap, so its relatives are left to their users.
    try:
        return "ID=debian" in Path("/etc/os-release").read_text().splitlines()
    except OSError:
        return False


def _apt(*arguments: str, folder: Path | None = None) -> None:
    done = subprocess.run(
        ["apt-get", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        timeout=900,
    )
    if done.returncode != 0:
        last = (done.stdout + done.stderr).strip().splitlines()[-5:]
        raise Trouble(f"apt-get {' '.join(arguments)} failed:\n" + "\n".join(last))
