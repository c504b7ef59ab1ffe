package dev.atelier.knowledge.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a document cannot be answered from. */
public enum Refusal {
    ENCRYPTED(
            "document",
            "The document is encrypted",
            "It cannot be read without its password. Save it without one and replace it."),
    BROKEN(
            "document",
            "The document is broken",
            "It is damaged, or not what its name says. Open it in its own program, save it again, and replace it."),
    EMPTY("document", "The document holds no text", "There is nothing in it that a model could answer from."),
    IMAGE_ONLY(
            "document",
            "The document holds pictures only",
            "Its pages are pictures without text behind them. Run text recognition over it first, and replace it."),
    TOO_LARGE(
            "document",
            "The document is too large",
            "It holds more than can be read here. Split it into several documents."),
    KIND_UNKNOWN(
            "document",
            "This kind of file is not read here",
            "Read are pdf, docx, doc, odt, rtf, html, md, txt, csv, xlsx, pptx, ppt, epub, eml and some others like them."),
    TIMEOUT(
            "document",
            "Reading the document took too long",
            "Split it into several documents, or try again when less is going on."),
    FAILED("document", "Reading the document failed here", "Try again; the server's log says what went wrong."),
    QUOTA_EXCEEDED("quota", "It is too much", "With it there would be more than one person may keep here."),
    EMBEDDING_FAILED(
            "embedding", "Its passages could not be embedded", "The embedding model did not answer as it should."),
    FETCH_FAILED("fetch", "The address could not be fetched", "Nothing came from there.");

    private final String subject;
    private final String title;
    private final String detail;

    Refusal(String subject, String title, String detail) {
        this.subject = subject;
        this.title = title;
        this.detail = detail;
    }

    /** The {@code type} of the problem, such as {@code document-encrypted}. */
    public String slug() {
        var word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return word.startsWith(subject + "-") ? word : subject + "-" + word;
    }

    public String title() {
        return title;
    }

    /** What to do about it, where nothing more is known. */
    public String detail() {
        return detail;
    }

    public static Optional<Refusal> of(String slug) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.slug().equals(slug))
                .findFirst();
    }
}
