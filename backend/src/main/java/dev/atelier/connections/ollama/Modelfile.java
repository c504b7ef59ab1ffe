package dev.atelier.connections.ollama;

import java.util.List;
import java.util.Optional;

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
