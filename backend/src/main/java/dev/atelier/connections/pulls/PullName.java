package dev.atelier.connections.pulls;

import dev.atelier.connections.ollama.OllamaName;
import dev.atelier.platform.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model's name as an Ollama is asked for it: {@code [host/][namespace/]model[:tag]}.
 *
 * @param text without a scheme; Hugging Face is always {@code hf.co}
 */
record PullName(String text) {
    private static final Pattern SCHEME = Pattern.compile("^(?i:https?)://");
    private static final Pattern QUOTES = Pattern.compile("^[\"'`«“]+|[\"'`»”]+$");
    private static final Set<String> HUGGING_FACE = Set.of("hf.co", "huggingface.co", "www.huggingface.co");
    private static final Set<String> OLLAMA = Set.of("ollama.com", "www.ollama.com", "registry.ollama.ai");
    private static final Set<String> KNOWN = Set.of("registry.ollama.ai", "hf.co");
    private static final Set<String> NOT_MODELS = Set.of("datasets", "spaces", "papers", "docs", "blog", "collections");

    /** Flags of {@code ollama run} that are followed by a value. */
    private static final Set<String> WITH_VALUE = Set.of("--format", "--keepalive", "--dimensions");

    /**
     * Understands what people paste: {@code ollama run …}, {@code ollama pull …}, an address of Hugging Face or Ollama, a bare name.
     *
     * @throws dev.atelier.platform.error.FaultException at {@code /name} where no name is to be found
     */
    static PullName parse(String typed) {
        var words = new ArrayList<>(
                List.of(unquoted(typed.strip()).replaceFirst("^[$>]\\s+", "").split("\\s+")));
        var isCommand = words.getFirst().equalsIgnoreCase("ollama");
        if (isCommand) {
            words.removeFirst();
            var verb = words.isEmpty() ? "" : words.removeFirst().toLowerCase(Locale.ROOT);
            if (!verb.equals("run") && !verb.equals("pull")) {
                throw refused("must be `ollama run` or `ollama pull` with a model's name");
            }
        }
        var names = withoutFlags(words);
        if (names.isEmpty() || !isCommand && names.size() > 1) {
            throw refused("must be one name, such as llama3.2:3b or hf.co/creator/name");
        }
        return exactly(withoutAddress(unquoted(names.getFirst())));
    }

    /** A name that is known to be one already. */
    static PullName exactly(String name) {
        if (name.contains("://") || OllamaName.parse(name).isEmpty()) {
            throw refused("is no name that Ollama knows, such as llama3.2:3b or hf.co/creator/name:Q4_K_M");
        }
        return new PullName(name);
    }

    /** As an Ollama lists it: short, and with its tag. */
    String listed() {
        return OllamaName.parse(text).map(OllamaName::shortest).orElse(text);
    }

    /** From where everybody pulls; other hosts would be asked by the Ollama, from inside its network. */
    boolean isFromKnownRegistry() {
        return OllamaName.parse(text)
                .map(name -> KNOWN.contains(name.host().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** The same for all spellings of a name. */
    String key() {
        return listed().toLowerCase(Locale.ROOT);
    }

    private static List<String> withoutFlags(List<String> words) {
        var rest = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            if (WITH_VALUE.contains(words.get(i))) {
                i++;
            } else if (!words.get(i).startsWith("-") && !words.get(i).isEmpty()) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    private static String withoutAddress(String given) {
        var isAddress = SCHEME.matcher(given).find();
        var bare = SCHEME.matcher(given).replaceFirst("");
        var path =
                isAddress ? bare.replaceFirst("[?#].*$", "").replaceFirst("/+$", "") : bare.replaceFirst("\\?.*$", "");
        var parts = path.split("/", -1);
        var host = parts[0].toLowerCase(Locale.ROOT);
        if (HUGGING_FACE.contains(host)) {
            return huggingFace(parts);
        }
        if (OLLAMA.contains(host) && parts.length > 1) {
            return parts.length == 2 ? parts[1] : parts[1].equals("library") ? parts[2] : parts[1] + "/" + parts[2];
        }
        return path;
    }

    /** Of an address only the first two parts are the model: what follows is a page about it, such as /tree/main. */
    private static String huggingFace(String[] parts) {
        if (parts.length < 3 || NOT_MODELS.contains(parts[1])) {
            throw refused("must name a model there: hf.co/creator/name");
        }
        return "hf.co/" + parts[1] + "/" + parts[2];
    }

    private static String unquoted(String text) {
        return QUOTES.matcher(text).replaceAll("");
    }

    private static RuntimeException refused(String detail) {
        return new Fault.Invalid("/name", detail).asException();
    }
}
