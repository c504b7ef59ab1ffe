package dev.atelier.extensions.filtering;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.BuiltinExtension;
import dev.atelier.extensions.BuiltinExtensions;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.FilterOptions;
import dev.atelier.extensions.OnFailure;
import dev.atelier.extensions.Run;
import dev.atelier.extensions.Source;
import jakarta.inject.Singleton;
import java.util.List;

/** The filters that are part of Atelier. */
@Singleton
class BuiltinFilters implements BuiltinExtensions, FilterSource {
    static final String REDACT = "redact";
    private static final String LIMIT_LENGTH = "limit-length";
    private static final String BLOCK_LIST = "block-list";
    private static final String ADD_PROMPT = "add-prompt";
    private static final String RATE_LIMIT = "rate-limit";
    private static final String ANSWER_LANGUAGE = "answer-language";

    private final Budgets budgets;

    BuiltinFilters(Budgets budgets) {
        this.budgets = budgets;
    }

    /** What counts requests comes first, what adds to them comes before what looks for secrets in all of it. */
    @Override
    public List<BuiltinExtension> all() {
        return List.of(
                builtin(
                        RATE_LIMIT,
                        "Rate limit",
                        "So many requests and tokens a minute, a day and a month for each person.",
                        RateLimitFilter.SCHEMA,
                        -30),
                builtin(
                        LIMIT_LENGTH,
                        "Limit length",
                        "Refuses long questions, and ends long answers.",
                        LimitLengthFilter.SCHEMA,
                        -20),
                builtin(
                        BLOCK_LIST,
                        "Block list",
                        "Refuses words and phrases, or strikes them out.",
                        BlockListFilter.SCHEMA,
                        -10),
                builtin(
                        ADD_PROMPT,
                        "Add a prompt",
                        "Tells the model something besides its own prompt.",
                        AddPromptFilter.SCHEMA,
                        10),
                builtin(
                        ANSWER_LANGUAGE,
                        "Language of the answer",
                        "Tells the model in which language to answer.",
                        AnswerLanguageFilter.SCHEMA,
                        20),
                builtin(
                        REDACT,
                        "Redact",
                        "Takes out card numbers, e-mail addresses, keys, and what own patterns find.",
                        RedactFilter.SCHEMA,
                        30));
    }

    private static BuiltinExtension builtin(
            String id, String name, String description, ObjectNode schema, int priority) {
        return new BuiltinExtension(
                id,
                ExtensionKind.FILTER,
                name,
                description,
                new Definition.Builtin(),
                schema,
                List.of(),
                new FilterOptions(priority, false, false, true, OnFailure.CLOSE),
                null);
    }

    @Override
    public Source source() {
        return Source.BUILTIN;
    }

    @Override
    public Filter open(Extension extension, Run run) {
        var values = extension.values();
        return switch (extension.id()) {
            case REDACT -> new RedactFilter(values);
            case LIMIT_LENGTH -> new LimitLengthFilter(values);
            case BLOCK_LIST -> new BlockListFilter(values);
            case ADD_PROMPT -> new AddPromptFilter(values);
            case ANSWER_LANGUAGE -> new AnswerLanguageFilter(values, run.locale());
            case RATE_LIMIT ->
                new RateLimitFilter(
                        values,
                        budgets,
                        new Budgets.Account(extension.id(), run.caller().id(), run.modelId()),
                        !run.isAside());
            default -> throw new IllegalArgumentException("There is no filter " + extension.id() + " here.");
        };
    }
}
