package dev.atelier.connections;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.Policy;
import dev.atelier.platform.outgoing.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator writes of a connection. Checked and put in order by {@link #checked}.
 *
 * @param url any spelling; kept without a trailing slash, with {@code http://} where no scheme is given
 * @param apiKey in the clear, on its way to the vault
 * @param prefix put before the ids of its models, with a dot
 * @param priority lower is asked first
 * @param extraParams names of parameters that the server takes beyond OpenAI's, such as top_k
 */
@Schema(name = "ConnectionWrite")
public record ConnectionDraft(
        @Nullable ConnectionKind kind,
        @Nullable @Schema(examples = "Workstation") String name,

        @Nullable @Schema(examples = "http://localhost:11434")
        String url,

        @Nullable @Schema(examples = "sk-…") String apiKey,
        @Nullable String prefix,
        @Nullable List<String> tags,
        @Nullable Boolean enabled,
        @Nullable Integer priority,
        @Nullable List<String> extraParams) {
    static final int MOST_PRIORITY = 1000;
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}_-]{1,32}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Everything of a connection that people set, in order; the key apart. */
    record Checked(
            ConnectionKind kind,
            String name,
            String url,
            @Nullable String apiKey,
            @Nullable String prefix,
            List<String> tags,
            boolean enabled,
            int priority,
            List<String> extraParams) {
        @Override
        public String toString() {
            return "Checked[" + kind + " " + name + "]";
        }
    }

    /** @throws FaultException with a {@link Fault.Invalid} that names every field that is wrong */
    Checked checked() {
        var errors = new ArrayList<FieldError>();
        var checked = new Checked(
                kind(errors),
                name(errors),
                url(errors),
                key(errors),
                prefix(errors),
                tags(errors),
                enabled == null || enabled,
                priority(errors),
                extraParams(errors));
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return checked;
    }

    /** With a name in any case: who only verifies may have none yet. */
    ConnectionDraft named() {
        return name != null && !name.isBlank()
                ? this
                : new ConnectionDraft(kind, "The upstream", url, apiKey, prefix, tags, enabled, priority, extraParams);
    }

    private ConnectionKind kind(List<FieldError> errors) {
        if (kind == null) {
            errors.add(new FieldError("/kind", "must be ollama, openai or demo"));
            return ConnectionKind.DEMO;
        }
        return kind;
    }

    private String name(List<FieldError> errors) {
        var text = Optional.ofNullable(name).orElse("").strip();
        if (text.isEmpty() || text.length() > 100 || CONTROL.matcher(text).find()) {
            errors.add(new FieldError("/name", "must have 1 to 100 characters, on one line"));
        }
        return text;
    }

    private String url(List<FieldError> errors) {
        if (kind == ConnectionKind.DEMO) {
            return "";
        }
        var given = Optional.ofNullable(url).orElse("").strip();
        var text = given.isEmpty() || given.contains("://") ? given : "http://" + given;
        text = text.replaceFirst("/+$", "");
        try {
            var address = WebAddress.parse(text);
            if (address.path().contains("?")) {
                errors.add(new FieldError("/url", "must hold no ?"));
            }
            address.literal()
                    .flatMap(literal -> Policy.CONNECTION.refusal(address, literal))
                    .ifPresent(reason -> errors.add(new FieldError("/url", "may not be asked: " + reason)));
        } catch (FaultException refused) {
            var reason =
                    refused.fault() instanceof Fault.AddressRefused(var address, var why) ? why : "it is no address";
            errors.add(new FieldError("/url", "is not right: " + (given.isEmpty() ? "it is empty" : reason)));
        }
        return text;
    }

    private @Nullable String key(List<FieldError> errors) {
        var text = apiKey == null ? "" : apiKey.strip();
        if (!text.isEmpty() && !KEY.matcher(text).matches()) {
            errors.add(new FieldError("/api_key", "must be at most 4096 plain characters without blanks"));
        }
        return text.isEmpty() || kind == ConnectionKind.DEMO ? null : text;
    }

    private @Nullable String prefix(List<FieldError> errors) {
        var text = prefix == null ? "" : prefix.strip();
        if (!text.isEmpty() && !PREFIX.matcher(text).matches()) {
            errors.add(new FieldError("/prefix", "must be at most 32 letters, digits, - or _"));
        }
        return text.isEmpty() ? null : text;
    }

    private List<String> tags(List<FieldError> errors) {
        var list = stripped(tags);
        if (list.size() > 20
                || list.stream()
                        .anyMatch(
                                tag -> tag.length() > 50 || CONTROL.matcher(tag).find())) {
            errors.add(new FieldError("/tags", "must be at most 20, of at most 50 characters each"));
        }
        return list;
    }

    private int priority(List<FieldError> errors) {
        var number = priority == null ? 0 : priority;
        if (number < 0 || number > MOST_PRIORITY) {
            errors.add(new FieldError("/priority", "must be from 0 to " + MOST_PRIORITY));
        }
        return number;
    }

    private List<String> extraParams(List<FieldError> errors) {
        var list = stripped(extraParams);
        if (list.size() > 50
                || !list.stream().allMatch(name -> PARAMETER.matcher(name).matches())) {
            errors.add(new FieldError("/extra_params", "must be at most 50 names of parameters, such as top_k"));
        }
        return list;
    }

    private static List<String> stripped(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .filter(text -> text != null && !text.isBlank())
                        .map(String::strip)
                        .distinct()
                        .toList();
    }

    /** The key stays out of logs. */
    @Override
    public String toString() {
        return "ConnectionDraft[" + kind + " " + name + "]";
    }
}
