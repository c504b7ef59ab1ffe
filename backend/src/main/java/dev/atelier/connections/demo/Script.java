package dev.atelier.connections.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of the scripted models. */
final class Script {
    private static final int LONGEST_QUOTE = 200;

    private static final String PLAIN = """
            Demo: scripted answers, no AI. You asked: “%s”

            A connected model would answer here. To use one, open Connections and add an Ollama server or any \
            OpenAI-compatible address; its models then appear in the selector beside these. Until then you can try \
            everything else: dress this model up under Workspace > Models, chat with several at once, export and import.\
            """;

    private static final String SLOW = """
            Demo: scripted answers, no AI. This one is long and slow, so that you can see an answer arrive, stop it, \
            reload the page while it runs, or open it in a second window. You asked: “%s”

            %s

            That was the end of the slow answer.\
            """;

    private static final String MARKDOWN = """
            # A long markdown answer

            > Demo: scripted answers, no AI. You asked: “%s”

            ## Lists

            1. First, a numbered list
            2. with **bold**, *italic* and `code`
               - and a nested list
               - with a [link](https://example.com)

            - [x] something done
            - [ ] something to do

            ## A table

            | Model | Pace | Good for |
            |---|---:|---|
            | demo-plain | 40 tokens/s | a first chat |
            | demo-slow | 15 tokens/s | stop, reload, second window |
            | demo-markdown | 80 tokens/s | headings, lists, tables, code |

            ## Code

            ```python
            def fibonacci(n: int) -> int:
                a, b = 0, 1
                for _ in range(n):
                    a, b = b, a + b
                return a
            ```

            ```json
            {"name": "Atelier", "answers": ["scripted"], "ai": false}
            ```

            ## In other languages

            Привет, мир. 안녕하세요, 세계. Bonjour le monde. ¡Hola, mundo! 👋🏽

            ### The end

            Inline math such as $a^2 + b^2 = c^2$ and a line

            ---

            close this answer.\
            """;

    private static final String VISION = """
            Demo: scripted answers, no AI, but this one looks at pictures. You asked: “%s”

            %s\
            """;

    private Script() {}

    static String of(DemoModel model, String question) {
        var quote = quote(question);
        return switch (model) {
            case PLAIN -> PLAIN.formatted(quote);
            case SLOW -> SLOW.formatted(quote, counting());
            case MARKDOWN -> MARKDOWN.formatted(quote);
            case VISION -> ofPictures(question, List.of());
        };
    }

    /** @param pictures what is seen in each of the conversation, the oldest first */
    static String ofPictures(String question, List<String> pictures) {
        var seen = IntStream.range(0, pictures.size())
                .mapToObj(i -> "%d. %s".formatted(i + 1, pictures.get(i)))
                .collect(Collectors.joining("\n"));
        return VISION.formatted(
                quote(question),
                pictures.isEmpty()
                        ? "I was shown no picture: paste one, drop one, or choose a file."
                        : "I see:\n\n" + seen);
    }

    private static String quote(String question) {
        var line = question.replaceAll("\\s+", " ");
        var length = line.codePointCount(0, line.length());
        return length <= LONGEST_QUOTE ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    private static String counting() {
        return IntStream.rangeClosed(1, 40)
                .mapToObj(n -> "Sentence %d of forty passes at about fifteen words a second.".formatted(n))
                .collect(Collectors.joining(" "));
    }
}
