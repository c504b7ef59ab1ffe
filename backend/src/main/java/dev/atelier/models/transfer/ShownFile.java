package dev.atelier.models.transfer;

import dev.atelier.platform.outgoing.WebAddress;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address that people copy is often that of a page which shows the file. Where a host's rule from the one to the other is plain, the
 * file itself is fetched: GitHub serves it at {@code /raw/} in place of {@code /blob/}, Hugging Face at {@code /resolve/}.
 */
final class ShownFile {
    private static final Set<String> GITHUB = Set.of("github.com", "www.github.com");
    private static final Set<String> HUGGING_FACE = Set.of("huggingface.co", "www.huggingface.co", "hf.co");

    /** Owner and repository, on Hugging Face behind the kind of repository where it is no model, then the revision and the path. */
    private static final Pattern SHOWN =
            Pattern.compile("(/(?:datasets/|spaces/)?[^/?]+/[^/?]+)/blob/([^/?]+/[^?]+)(?:\\?.*)?");

    private ShownFile() {}

    /** The address itself where it is none of such a page. */
    static WebAddress behind(WebAddress address) {
        if (GITHUB.contains(address.host())) {
            return at(address, "/raw/");
        }
        return HUGGING_FACE.contains(address.host()) ? at(address, "/resolve/") : address;
    }

    private static WebAddress at(WebAddress address, String place) {
        var shown = SHOWN.matcher(address.path());
        return shown.matches()
                ? new WebAddress(
                        address.secure(), address.host(), address.port(), shown.group(1) + place + shown.group(2))
                : address;
    }
}
