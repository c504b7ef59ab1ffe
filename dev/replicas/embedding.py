"""A model that embeds texts by counting letters, at the pace that it is given; texts with a word that is held wait."""

from __future__ import annotations

import threading
import time

from played import Handler, Upstream

MODEL = "letters"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Embedding(Upstream):
    def __init__(self):
        self.pace = 0.0
        self.held: set[str] = set()
        self.waiting: set[str] = set()
        self.changed = threading.Condition()
        super().__init__(Embedder)

    def release(self, word: str) -> None:
        with self.changed:
            self.held.discard(word)
            self.changed.notify_all()

    def await_release(self, texts: list[str]) -> None:
        with self.changed:
            while words := {word for word in self.held if any(word in text for text in texts)}:
                self.waiting |= words
                self.changed.wait()


class Embedder(Handler):
    models = (MODEL,)
    server: Embedding

    def do_POST(self):
        texts = self.asked()["input"]
        time.sleep(self.server.pace)
        self.server.await_release(texts)
        vectors = [{"index": index, "embedding": [text.count(letter) + 1 for letter in LETTERS]} for index, text in enumerate(texts)]
        try:
            self.answer({"data": vectors})
        except OSError:
            self.close_connection = True  # who asked was killed
