package dev.atelier.extensions.filtering.shapes;

import java.util.List;

/**
 * A key as its maker writes it: a prefix, then so many characters of an alphabet that it is one. What follows of that alphabet belongs to it,
 * and is swallowed without being held back.
 */
public final class KeyShape implements Shape {
    private static final String WORD = "_";
    private static final String DASHED = "_-";
    private static final String DOTTED = "_-.";

    /** The prefixes are those that the makers document. */
    public static final List<Shape> KNOWN = List.of(
            new KeyShape("sk-", 20, DASHED), // OpenAI, Anthropic, and who writes as they do
            new KeyShape("AKIA", 16, ""), // Amazon
            new KeyShape("ASIA", 16, ""),
            new KeyShape("AIza", 35, DASHED), // Google
            new KeyShape("ghp_", 36, ""), // GitHub
            new KeyShape("gho_", 36, ""),
            new KeyShape("ghu_", 36, ""),
            new KeyShape("ghs_", 36, ""),
            new KeyShape("ghr_", 36, ""),
            new KeyShape("github_pat_", 22, WORD),
            new KeyShape("glpat-", 20, DASHED), // GitLab
            new KeyShape("hf_", 30, ""), // Hugging Face
            new KeyShape("xoxb-", 10, "-"), // Slack
            new KeyShape("xoxp-", 10, "-"),
            new KeyShape("xoxa-", 10, "-"),
            new KeyShape("xoxr-", 10, "-"),
            new KeyShape("xoxs-", 10, "-"),
            new KeyShape("sk_live_", 16, ""), // Stripe
            new KeyShape("sk_test_", 16, ""),
            new KeyShape("rk_live_", 16, ""),
            new KeyShape("eyJ", 24, DOTTED), // a JSON Web Token
            new PrivateKeyShape());

    private final String prefix;
    private final int fewest;
    private final String signs;

    /** @param signs that its characters may be besides letters and digits of ASCII */
    KeyShape(String prefix, int fewest, String signs) {
        this.prefix = prefix;
        this.fewest = fewest;
        this.signs = signs;
    }

    @Override
    public String kind() {
        return "key";
    }

    @Override
    public Found at(Text text, int from, char before) {
        if (isOf(before)) {
            return Found.NO;
        }
        var enough = from + prefix.length() + fewest;
        for (var at = from; at < enough; at++) {
            if (at == text.length()) {
                return text.whole() ? Found.NO : Found.PERHAPS;
            }
            var c = text.at(at);
            var fits = at - from < prefix.length() ? c == prefix.charAt(at - from) : isOf(c);
            if (!fits) {
                return Found.NO;
            }
        }
        return new Found.Yes(enough - from, this::isOf);
    }

    private boolean isOf(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || signs.indexOf(c) >= 0;
    }
}
