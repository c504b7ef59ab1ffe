"""The sentences in Java sources: string literals with what is added to them, each part that varies as a hole `{}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HOLE = "{}"
TOKEN = re.compile(
    r'"""[ \t]*\n(?P<block>(?:[^\\]|\\.)*?)"""|"(?P<text>(?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.)+\'|//[^\n]*|/\*.*?\*/|->|[\w.$@]+|\s+|.', re.S
)
FORMAT = re.compile(r"%(?:\d+\$)?[,\d.]*[sdf]")
ENDS = {",", ";", "?", ":", "->", "=", "{", "}", "return", "throw", "yield"}
ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)", re.S)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}


@dataclass(frozen=True)
class Sentence:
    """@param given_to the constructor or method whose argument it is, such as `Unavailable`"""

    text: str
    given_to: str


@dataclass
class Literal:
    text: str


def sentences(source: str) -> Iterator[Sentence]:
    tokens = [_token(match) for match in TOKEN.finditer(source)]
    yield from _within(iter([token for token in tokens if token is not None]), "")


def _token(match: re.Match[str]) -> str | Literal | None:
    text = match["text"] if match["text"] is not None else match["block"]
    if text is not None:
        return Literal(
            ESCAPED.sub(lambda sign: chr(int(sign[1][1:], 16)) if sign[1][0] == "u" and len(sign[1]) > 1 else SIGNS.get(sign[1], sign[1]), text)
        )
    return None if match[0].isspace() or match[0].startswith(("//", "/*")) else match[0]


def _within(tokens: Iterator[str | Literal], given_to: str) -> Iterator[Sentence]:
    """Reads to the closing bracket; what stands between two commas, or the arms of a choice, is one expression."""
    operands: list[list[str | Literal]] = [[]]
    for token in tokens:
        if token in ("(", "["):
            before = operands[-1][-1] if operands[-1] else ""
            yield from _within(tokens, before if isinstance(before, str) else "")
            operands[-1].append("()")
        elif token in (")", "]"):
            break
        elif token == "+":
            operands.append([])
        elif isinstance(token, str) and token in ENDS:
            yield from _joined(operands, given_to)
            operands = [[]]
        else:
            operands[-1].append(token)
    yield from _joined(operands, given_to)


def _joined(operands: list[list[str | Literal]], given_to: str) -> Iterator[Sentence]:
    if any(isinstance(part, Literal) for operand in operands for part in operand):
        text = "".join(_part(operand) for operand in operands)
        yield Sentence(re.sub(r"(\{\})+", HOLE, text), given_to)


def _part(operand: list[str | Literal]) -> str:
    literal = operand[0] if operand else ""
    plain = isinstance(literal, Literal) and (len(operand) == 1 or operand[1:] == [".formatted", "()"])
    return FORMAT.sub(HOLE, literal.text).replace("%%", "%").replace("%n", "\n") if plain else HOLE
