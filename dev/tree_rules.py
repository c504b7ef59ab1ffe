"""What must not be in the tree: addresses of registries, paths of one machine, telemetry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from project import ROOT, Trouble

# The brackets keep these rules from finding themselves.
RULES = {
    "an address of a package registry": r"registry\.npmj[s]\.|registry\.yarnpk[g]\.|repo1?\.maven[.]|repo\.maven\.apach[e]|pypi\.or[g]|pythonhoste[d]\."
    r"|proxy\.golan[g]|crates\.i[o]/|deb\.debia[n]\.org",
    "a resolved address in a lock file": r"\"resolve[d]\": ",
    "a path of one machine": r"/wor[k]/|/hom[e]/\w|/User[s]/\w|[A-Z]:\\User[s]|/usr/lib/jv[m]/\w",
    "a telemetry service": r"googletagmanage[r]|google-analytic[s]|posthog[-.]|@sentr[y]/|sentr[y]\.io|mixpane[l]|api\.segmen[t]\.|@amplitud[e]/|plausibl[e]\.io",
}
TEXT = {
    ".java",
    ".ts",
    ".tsx",
    ".js",
    ".mjs",
    ".json",
    ".css",
    ".html",
    ".py",
    ".sh",
    ".md",
    ".xml",
    ".yml",
    ".yaml",
    ".toml",
    ".properties",
    ".sql",
    ".template",
    ".Dockerfile",
    ".txt",
    "",
}


def check() -> None:
    if faults := [fault for file in tracked() if file.suffix in TEXT for fault in faults_in(file)] + _settings():
        raise Trouble("\n".join(faults))


def tracked() -> list[Path]:
    """Files that git has, or would take."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def faults_in(file: Path) -> list[str]:
    text = file.read_text(errors="replace")
    found = []
    for what, rule in RULES.items():
        if match := re.search(rule, text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{file.relative_to(ROOT)}:{line}: {what} ('{match[0].strip()}')")
    return found


def _settings() -> list[str]:
    properties = ROOT / "backend/src/main/resources/application.properties"
    silent = "quarkus.analytics.disabled=true" in properties.read_text().splitlines()
    return [] if silent else [f"{properties.relative_to(ROOT)}: quarkus.analytics.disabled=true is missing"]
