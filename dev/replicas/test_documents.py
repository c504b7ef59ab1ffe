"""Documents on two servers: they share the work, and one takes over what the other left when it was killed."""

from __future__ import annotations

import time
import unittest
from collections import Counter

import stage
from embedding import MODEL, Embedding
from stage import FIRST, within

MANY = 100
DEAD_AFTER = 15  # seconds, the default of ATELIER_INGESTION_DEAD_AFTER
BATCH = 32
PASSAGES = 3 * BATCH


def setUpModule():
    global UPSTREAM, SECOND, PERSON, DATABASE, CONNECTION
    UPSTREAM, SECOND, PERSON, DATABASE = Embedding(), stage.second(), stage.person(), stage.database()
    unittest.addModuleCleanup(UPSTREAM.shutdown)
    unittest.addModuleCleanup(DATABASE.close)
    made = PERSON.call(FIRST, "POST", "/api/v1/connections", {"kind": "openai", "name": "Embedding", "url": UPSTREAM.url, "prefix": "e"})
    PERSON.call(FIRST, "POST", f"/api/v1/connections/{made['id']}/refresh", {})
    CONNECTION = made["id"]
    within(20, lambda: any(model["id"] == f"e.{MODEL}" for model in PERSON.call(SECOND.port, "GET", "/v1/models")["data"]))


def begin_collection() -> str:
    settings = {"chunk_size": 200, "overlap": 0, "embedding_model": {"connection_id": CONNECTION, "model": f"e.{MODEL}"}}
    return PERSON.call(FIRST, "POST", "/api/v1/knowledge", {"name": "Shared", "settings": settings})["id"]


def add(collection: str, word: str, passages: int) -> str:
    """A document of as many passages, each with its word and its place."""
    text = "\n\n".join(f"{word} {place} " + "is a passage of its own. " * 6 for place in range(passages))
    answer = PERSON.call(FIRST, "POST", f"/api/v1/knowledge/{collection}/documents", {"name": f"{word}.txt", "text": text})
    return answer["items"][0]["id"]


def state(document: str) -> str:
    return PERSON.call(FIRST, "GET", f"/api/v1/documents/{document}")["state"]


def working() -> dict[str, str]:
    """The documents under way, by the server that works on each."""
    return {row[0]: row[1] for row in DATABASE.query("select replica_id, id from document where work is not null and replica_id is not null")}


class Documents(unittest.TestCase):
    def test_two_servers_share_a_queue_of_a_hundred_documents(self):
        UPSTREAM.pace = 0.05
        collection = begin_collection()
        began = time.monotonic()
        documents = [add(collection, f"doc{number}", 3) for number in range(MANY)]
        seen: dict[str, str] = {}

        def all_done() -> bool:
            seen.update({document: server for server, document in working().items()})
            return PERSON.call(FIRST, "GET", f"/api/v1/knowledge/{collection}")["documents"]["ready"] == MANY

        within(120, all_done)
        share = Counter(seen.values())
        print(f"{MANY} documents on two servers in {time.monotonic() - began:.1f} s, seen at work on {sorted(share.values())}")
        self.assertEqual(len(share), 2)
        self.assertGreater(min(share.values()), len(seen) // 5)
        for document in documents:
            self.assert_whole(document, 3)

    def test_a_server_that_is_killed_in_the_middle_of_embedding_goes_on_where_it_is_started_again(self):
        mine, others = self.both_in_the_middle("again")
        SECOND.start()
        UPSTREAM.release(self.words[mine])
        took = within(4 * DEAD_AFTER, lambda: state(mine) == "ready")
        print(f"the document of a killed server was ready {took:.1f} s after it was started again")
        self.assertEqual(state(others), "embedding")
        UPSTREAM.release(self.words[others])
        within(30, lambda: state(others) == "ready")
        self.assert_whole(mine, PASSAGES)
        self.assert_whole(others, PASSAGES)

    def test_what_a_killed_server_left_is_taken_over_by_the_other(self):
        mine, others = self.both_in_the_middle("over")
        for word in self.words.values():
            UPSTREAM.release(word)
        took = within(4 * DEAD_AFTER, lambda: state(mine) == "ready")
        print(f"the document of a killed server was ready on the other after {took:.1f} s")
        self.assert_whole(mine, PASSAGES)
        self.assert_whole(others, PASSAGES)
        SECOND.start()

    def both_in_the_middle(self, mark: str) -> tuple[str, str]:
        """Each server is at the second batch of a document when the second is killed. Gives its document, and that of the other."""
        UPSTREAM.pace = 0.0
        collection = begin_collection()
        words = [f"{mark}one", f"{mark}two"]
        UPSTREAM.held |= {f"{word} {BATCH} " for word in words}
        documents = [add(collection, word, PASSAGES) for word in words]
        self.words = {document: f"{word} {BATCH} " for document, word in zip(documents, words)}
        within(30, lambda: set(self.words.values()) <= UPSTREAM.waiting)
        self.assertEqual(len(working()), 2)
        for document in documents:
            self.assertEqual(state(document), "embedding")
        SECOND.kill()
        return self.left_behind(documents)

    def left_behind(self, documents: list[str]) -> tuple[str, str]:
        """The one of two that gives no sign of life any more, and the other."""
        time.sleep(1)
        before = self.beats()
        time.sleep(2)
        silent = [document for document in documents if self.beats()[document] == before[document]]
        self.assertEqual(len(silent), 1)
        return silent[0], next(document for document in documents if document != silent[0])

    def beats(self) -> dict[str, str]:
        return {row[0]: row[1] for row in DATABASE.query("select id, beat_at from document where work is not null")}

    def assert_whole(self, document: str, passages: int) -> None:
        """Each passage is there once, with one vector, and what is counted is what is there."""
        rows = DATABASE.query(
            "select d.passages, count(p.id), count(distinct p.position), count(v.passage_id), d.state, coalesce(d.work, '')"
            " from document d left join passage p on p.document_id = d.id left join passage_vector v on v.passage_id = p.id"
            f" where d.id = '{document}' group by d.id"
        )
        self.assertEqual(rows, [[str(passages)] * 4 + ["ready", ""]])
