"""Holds the page's dictionary of the server's sentences and the Java sources, which say them, together."""

from __future__ import annotations

import re

from java_sentences import HOLE, Sentence, sentences
from project import ROOT, Trouble

JAVA = ROOT / "backend/src/main/java/dev/atelier"
ENGLISH = ROOT / "frontend/src/shared/i18n/en/said"
LIBRARIES = "library"  # the group whose sentences are those of libraries
# What is given to one of these, in these folders, is all in the dictionary.
COVERED = ("extensions", "platform/outgoing", "platform/json", "platform/http")
GIVEN_TO = ("FieldError", "Unavailable", "OutgoingFailure", "Failing.of", "ToolResult.failed", "Refusal", "ArithmeticException", "Wrong")
GIVEN_TO += ("NotAllowed", "broken", "refused", "unfit", "unreachable", "wrong")
ENTRY = re.compile(r"^\s+(?:'?[\w-]+'?):\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"),$", re.M)
A_HOLE = re.compile(r"\{\{\w+\}\}")


def check() -> None:
    said = {file: list(sentences(file.read_text())) for file in sorted(JAVA.rglob("*.java"))}
    covered = [each for file, texts in said.items() if file.relative_to(JAVA).as_posix().startswith(COVERED) for each in texts]
    if faults := faults_between(_dictionary(), [each for texts in said.values() for each in texts], covered):
        raise Trouble("\n".join(faults))


def faults_between(dictionary: dict[str, list[str]], java: list[Sentence], covered: list[Sentence]) -> list[str]:
    """@param dictionary sentences by group"""
    spoken = {_plain(sentence.text) for sentence in java}
    known = {_plain(text) for group in dictionary.values() for text in group}
    gone = [
        f"en/said/{group}.ts: no Java source says “{text}” any more. Change it here as it was changed there, with its translations, or take it out."
        for group, texts in dictionary.items()
        for text in texts
        if group != LIBRARIES and _plain(text) not in spoken
    ]
    new = sorted({sentence.text for sentence in covered if _is_said(sentence) and _plain(sentence.text) not in known})
    return gone + [f"“{text}” is said in Java and not in frontend/src/shared/i18n/en/said. Add it, with its translations." for text in new]


def _is_said(sentence: Sentence) -> bool:
    """Neither a pointer to a field nor a hole alone."""
    return (
        sentence.given_to.endswith(GIVEN_TO)
        and not sentence.text.startswith(("/", HOLE + "/"))
        and re.search(r"\w", _plain(sentence.text)) is not None
    )


def _plain(text: str) -> str:
    """Without the names of its holes, and without those at its ends: what stands there is often added elsewhere."""
    return A_HOLE.sub(HOLE, text).removeprefix(HOLE).removesuffix(HOLE).strip()


def _dictionary() -> dict[str, list[str]]:
    return {file.stem: _entries(file.read_text()) for file in sorted(ENGLISH.glob("*.ts")) if file.stem != "index"}


def _entries(source: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", match[1] if match[1] is not None else match[2]) for match in ENTRY.finditer(source)]
