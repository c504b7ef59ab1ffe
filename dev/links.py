"""Links between the project's own documents must lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from project import ROOT, Trouble
from tree_rules import tracked

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


def check() -> None:
    if faults := [fault for file in tracked() if file.suffix == ".md" for fault in broken_links(file)]:
        raise Trouble("\n".join(faults))


def broken_links(file: Path) -> list[str]:
    """A line for each link of a document that leads nowhere; addresses on the web are not asked."""
    faults = []
    for target in LINK.findall(_without_code(file.read_text())):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        to = (file.parent / unquote(path)).resolve() if path else file
        if not to.exists():
            faults.append(f"{file.relative_to(ROOT)}: there is no {target}")
        elif anchor and to.suffix == ".md" and anchor not in _anchors(to):
            faults.append(f"{file.relative_to(ROOT)}: {path or 'this page'} has no heading #{anchor}")
    return faults


def _without_code(text: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL))


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+\s+(.*?)\s*#*$", _without_code(file.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
