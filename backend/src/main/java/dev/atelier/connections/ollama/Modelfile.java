package dev.atelier.connections.ollama;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An Ollama Modelfile as Ollama's own parser reads it: its instructions in order, values without their quotation marks.
 *
 * @param instructions at least one of them is a FROM
 */
public record Modelfile(List<Instruction> instructions) {
    public Modelfile {
        instructions = List.copyOf(instructions);
    }

    /** One instruction; {@code line} is where it begins, from 1. */
    public sealed interface Instruction {
        int line();

        String value();

        /** Something that is wrong with this instruction, though not with its grammar. */
        default ModelfileError error(String cause) {
            return new ModelfileError(line(), cause);
        }
    }

    /** @param value a model's name, or the path of a file with weights */
    public record From(int line, String value) implements Instruction {}

    public record Parameter(int line, String name, String value) implements Instruction {}

    /** @param role system, user or assistant */
    public record Message(int line, String role, String value) implements Instruction {}

    /** TEMPLATE, SYSTEM, ADAPTER, DRAFT, LICENSE, RENDERER, PARSER or REQUIRES, in lower case. */
    public record Other(int line, String word, String value) implements Instruction {}

    /** Throws {@link ModelfileError} with the line and the cause. */
    public static Modelfile parse(String text) {
        return new ModelfileParser(text).parse();
    }

    /**
     * A value as it is written behind an instruction, in the quotation marks that bring it back as it is; empty where the grammar, which
     * knows no escapes, cannot say it.
     */
    public static Optional<String> quoted(String value) {
        var text = ModelfileParser.printable(value);
        var quoted = "\"" + text + "\"";
        var block = "\"\"\"" + text + "\"\"\"";
        var isSimple = text.indexOf('\n') < 0 && text.indexOf('"') < 0;
        return (isSimple ? Stream.of(text, quoted, block) : Stream.of(text, block, quoted))
                .filter(written -> isRead(written, text))
                .findFirst();
    }

    private static boolean isRead(String written, String value) {
        try {
            var file = parse("FROM x\nSYSTEM " + written + "\nLICENSE end");
            return file.instructions().size() == 3
                    && file.last("system").filter(value::equals).isPresent();
        } catch (ModelfileError unreadable) {
            return false;
        }
    }

    /** All instructions of one kind. */
    public <T extends Instruction> List<T> all(Class<T> kind) {
        return instructions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first FROM. */
    public String from() {
        return all(From.class).getFirst().value();
    }

    /** The last value of an instruction such as {@code system}, which is the one that holds. */
    public Optional<String> last(String word) {
        return all(Other.class).reversed().stream()
                .filter(other -> other.word().equals(word))
                .map(Other::value)
                .findFirst();
    }
}
