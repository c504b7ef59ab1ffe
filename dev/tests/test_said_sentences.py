"""The page's dictionary and the Java sources say the same sentences, or `make check` tells where they part."""

from __future__ import annotations

import unittest

import said_sentences
from java_sentences import Sentence, sentences

JAVA = """
    // "no sentence": a comment
    return status >= 300
            ? new Unavailable(BROKEN, address.authority() + ": it gave " + words(status, "of it") + " and " + 2 + " more.")
            : Optional.of("%d tokens of %s".formatted(count, "many"));
    case '"' -> "a sign";
"""


class TheSentencesOfJava(unittest.TestCase):
    def test_are_joined_with_a_hole_for_what_varies(self):
        found = list(sentences(JAVA))
        self.assertIn(Sentence("{}: it gave {} and {} more.", "Unavailable"), found)
        self.assertIn(Sentence("{} tokens of {}", "Optional.of"), found)
        self.assertEqual(sorted(each.text for each in found), sorted({"{}: it gave {} and {} more.", "of it", "{} tokens of {}", "many", "a sign"}))


class TheDictionary(unittest.TestCase):
    def faults(self, dictionary: dict[str, list[str]], java: str) -> list[str]:
        said = list(sentences(java))
        return said_sentences.faults_between(dictionary, said, said)

    def test_holds_with_what_is_said(self):
        self.assertEqual(self.faults({"field": ["must be at most {{n}} bytes"]}, 'new FieldError("/a/" + i, "must be at most " + N + " bytes");'), [])

    def test_must_not_say_what_nobody_says_any_more(self):
        [first, second] = self.faults({"field": ["must be a text"]}, 'new FieldError("/a", "must be some text");')
        self.assertIn("en/said/field.ts: no Java source says “must be a text” any more. Change it here", first)
        self.assertIn("“must be some text” is said in Java and not in", second)

    def test_leaves_libraries_alone(self):
        self.assertEqual(self.faults({"library": ["must not be blank"]}, ""), [])

    def test_holds_with_the_sources_as_they_are(self):
        said_sentences.check()
