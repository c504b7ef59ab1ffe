package dev.atelier.knowledge.index;

/** What a text is in, as far as its words are cut differently. */
public enum Language {
    ENGLISH("en", "english"),
    SPANISH("es", "spanish"),
    FRENCH("fr", "french"),
    RUSSIAN("ru", "russian"),
    /** Its particles are glued to its words: {@link KoreanTerms} takes them apart. */
    KOREAN("ko", "simple"),
    /** All others: words as they stand there. */
    OTHER("other", "simple");

    private final String code;
    private final String config;

    Language(String code, String config) {
        this.code = code;
        this.config = config;
    }

    /** ISO 639-1, or {@code other}. */
    public String code() {
        return code;
    }

    /** PostgreSQL's text search configuration. */
    String config() {
        return config;
    }
}
