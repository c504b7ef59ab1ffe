package dev.atelier.connections.ollama;

import java.util.Optional;

/**
 * A model's name as Ollama takes it apart: {@code host/namespace/model:tag}. What is left out is
 * {@code registry.ollama.ai/library/…:latest}.
 */
public record OllamaName(String host, String namespace, String model, String tag) {
    private static final String HOST = "registry.ollama.ai";
    private static final String NAMESPACE = "library";
    private static final String TAG = "latest";

    /** Empty where Ollama would call the name invalid. */
    public static Optional<OllamaName> parse(String text) {
        var rest = text.replaceFirst("^https?://", "");
        var colon = rest.lastIndexOf(':');
        var tagged = colon > rest.lastIndexOf('/');
        var tag = tagged ? rest.substring(colon + 1) : TAG;
        var path = (tagged ? rest.substring(0, colon) : rest).split("/", -1);
        if (path.length > 3) {
            return Optional.empty();
        }
        var name = new OllamaName(
                path.length == 3 ? path[0] : HOST,
                path.length >= 2 ? path[path.length - 2] : NAMESPACE,
                path[path.length - 1],
                tag);
        return name.isValid() ? Optional.of(name) : Optional.empty();
    }

    /** As short as Ollama itself writes it, always with the tag. */
    public String shortest() {
        if (!host.equals(HOST)) {
            return host + "/" + namespace + "/" + model + ":" + tag;
        }
        return (namespace.equals(NAMESPACE) ? "" : namespace + "/") + model + ":" + tag;
    }

    private boolean isValid() {
        return part(host, 350, "_-.:") && part(namespace, 80, "_-") && part(model, 80, "_-.") && part(tag, 80, "_-.");
    }

    private static boolean part(String part, int longest, String others) {
        return !part.isEmpty()
                && part.length() <= longest
                && (isPlain(part.charAt(0)) || part.charAt(0) == '_')
                && part.chars().allMatch(c -> isPlain(c) || others.indexOf(c) >= 0);
    }

    private static boolean isPlain(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
