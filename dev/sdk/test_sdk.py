"""What OpenAI's own SDK for Python must find under /v1: `test_sdk.py report.json`, with ADDRESS, KEY and the models of upstream.py."""

from __future__ import annotations

import json
import os
import sys
import unittest
from pathlib import Path

import openai

CLIENT = openai.OpenAI(base_url=os.environ["ADDRESS"], api_key=os.environ["KEY"], max_retries=0, timeout=60)
MODEL, TOOLS, BUSY, EMBED = (f"sdk.{name}" for name in ("chat", "tools", "busy", "embed"))
ASKED = [{"role": "user", "content": "Hello"}]
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather of a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class Models(unittest.TestCase):
    def test_are_listed(self):
        found = list(CLIENT.models.list())
        self.assertIn(MODEL, [model.id for model in found])
        self.assertEqual({model.object for model in found}, {"model"})

    def test_are_found_by_id(self):
        self.assertEqual(CLIENT.models.retrieve(MODEL).id, MODEL)


class Completions(unittest.TestCase):
    def test_are_whole(self):
        answer = CLIENT.chat.completions.create(model=MODEL, messages=ASKED, max_tokens=12)
        choice = answer.choices[0]
        self.assertEqual((answer.object, choice.message.role, choice.finish_reason), ("chat.completion", "assistant", "length"))
        self.assertTrue(answer.id and choice.message.content and isinstance(answer.created, int))
        self.assertEqual(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)

    def test_stream_and_end_with_what_they_cost(self):
        events = list(CLIENT.chat.completions.create(model=MODEL, messages=ASKED, stream=True, stream_options={"include_usage": True}))
        self.assertEqual(len({event.id for event in events}), 1)
        self.assertEqual({event.object for event in events}, {"chat.completion.chunk"})
        self.assertEqual((events[-1].choices, events[-1].usage.completion_tokens), ([], 20))
        choices = [choice for event in events[:-1] for choice in event.choices]
        self.assertEqual(choices[0].delta.role, "assistant")
        self.assertEqual("".join(choice.delta.content or "" for choice in choices), " ".join(map(str, range(20))))
        self.assertEqual([choice.finish_reason for choice in choices if choice.finish_reason], ["stop"])

    def test_stream_without_what_they_cost_unless_it_is_asked_for(self):
        self.assertFalse(any(event.usage for event in CLIENT.chat.completions.create(model=MODEL, messages=ASKED, stream=True)))

    def test_may_be_left(self):
        stream = CLIENT.chat.completions.create(model=MODEL, messages=ASKED, stream=True)
        next(iter(stream))
        stream.close()

    def test_of_async_clients_stream_too(self):
        async def read() -> int:
            client = openai.AsyncOpenAI(base_url=os.environ["ADDRESS"], api_key=os.environ["KEY"], max_retries=0)
            async with client:
                return len([event async for event in await client.chat.completions.create(model=MODEL, messages=ASKED, stream=True)])

        import asyncio

        self.assertGreater(asyncio.run(read()), 1)


class Tools(unittest.TestCase):
    def test_are_called_and_answered(self):
        answer = CLIENT.chat.completions.create(model=TOOLS, messages=ASKED, tools=[WEATHER])
        call = answer.choices[0].message.tool_calls[0]
        self.assertEqual((call.type, call.function.name, json.loads(call.function.arguments)), ("function", "get_weather", {"city": "Paris"}))
        self.assertEqual(answer.choices[0].finish_reason, "tool_calls")
        said = [*ASKED, {"role": "assistant", "content": None, "tool_calls": [call.model_dump()]}]
        after = CLIENT.chat.completions.create(model=TOOLS, messages=[*said, {"role": "tool", "tool_call_id": call.id, "content": "21 C"}])
        self.assertEqual(after.choices[0].finish_reason, "stop")

    def test_are_called_in_streams(self):
        name, arguments, ends = None, "", []
        for event in CLIENT.chat.completions.create(model=TOOLS, messages=ASKED, tools=[WEATHER], stream=True):
            for choice in event.choices:
                for call in choice.delta.tool_calls or []:
                    name, arguments = call.function.name or name, arguments + (call.function.arguments or "")
                ends.append(choice.finish_reason)
        self.assertEqual((name, json.loads(arguments), ends[-1]), ("get_weather", {"city": "Paris"}, "tool_calls"))


class Embeddings(unittest.TestCase):
    def test_are_the_same_as_numbers_and_as_base64(self):
        encoded = CLIENT.embeddings.create(model=EMBED, input=["one", "three"])  # the SDK asks for base64 by itself
        plain = CLIENT.embeddings.create(model=EMBED, input="three", encoding_format="float")
        self.assertEqual([item.index for item in encoded.data], [0, 1])
        self.assertEqual(encoded.data[1].embedding, plain.data[0].embedding)


class Errors(unittest.TestCase):
    def test_of_unknown_models(self):
        for stream in (False, True):
            self.refused(openai.NotFoundError, 404, model="no-such-model", stream=stream)

    def test_of_input(self):
        self.refused(openai.BadRequestError, 400, messages=[])

    def test_of_wrong_keys(self):
        stranger = openai.OpenAI(base_url=os.environ["ADDRESS"], api_key="wrong", max_retries=0)
        self.refused(openai.AuthenticationError, 401, client=stranger)
        with self.assertRaises(openai.AuthenticationError):
            stranger.models.list()

    def test_of_busy_upstreams(self):
        self.assertEqual(self.refused(openai.RateLimitError, 429, model=BUSY).response.headers["Retry-After"], "7")

    def test_in_the_middle_of_a_stream(self):
        with self.assertRaises(openai.APIError):
            list(CLIENT.chat.completions.create(model="sdk.cut", messages=ASKED, stream=True))

    def refused(self, kind: type, status: int, client: openai.OpenAI = CLIENT, **request):
        with self.assertRaises(kind) as caught:
            client.chat.completions.create(**{"model": MODEL, "messages": ASKED, **request})
        self.assertEqual(caught.exception.status_code, status)
        self.assertTrue(caught.exception.code and caught.exception.type)
        return caught.exception


if __name__ == "__main__":
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    failed = len(result.failures) + len(result.errors)
    Path(sys.argv[1]).write_text(json.dumps({"passed": result.testsRun - failed, "failed": failed}))
    sys.exit(1 if failed else 0)
