package dev.atelier.chats;

import java.util.Map;
import java.util.UUID;

/** A file of a question, and what becomes of it on the way to a model. */
record AskedFile(Attachment file, Fate fate) {
    private static final int PIXELS_A_TOKEN = 750;
    private static final int LEAST_OF_A_PICTURE = 85;
    private static final int MOST_OF_A_PICTURE = 1600;
    private static final int BYTES_A_TOKEN = 4;
    private static final int AROUND_A_TEXT = 16;

    /** Whether the model gets the file itself; if not, it is told that there is one, and why it does not get it. */
    enum Fate {
        SENT(""),
        CANNOT_BE_SEEN("It cannot be seen by this model."),
        LEFT_OUT("It was left out, since newer files took its place."),
        GONE("It is no longer there.");

        private final String why;

        Fate(String why) {
            this.why = why;
        }
    }

    AskedFile with(Fate other) {
        return new AskedFile(file, other);
    }

    /** As it is once the files were read. */
    AskedFile in(Map<UUID, byte[]> read) {
        return fate == Fate.SENT && !read.containsKey(file.fileId()) ? with(Fate.GONE) : this;
    }

    boolean isSent() {
        return fate == Fate.SENT;
    }

    boolean isUnseen() {
        return file.isPicture() && !isSent();
    }

    /** What stands in its place where it is not sent. */
    String placeholder() {
        return file.isPicture()
                ? "[Image: %s, %d × %d pixels. %s]".formatted(file.name(), file.width(), file.height(), fate.why)
                : "[File: %s. %s]".formatted(file.name(), fate.why);
    }

    /**
     * About how many tokens it takes: a picture one for 750 pixels, from 85 to 1,600 (Anthropic's documentation, "Vision"; other servers
     * scale pictures down to about as many), a text one for four bytes.
     */
    int tokens() {
        if (!isSent()) {
            return ContextWindow.tokens(placeholder());
        }
        return file.width() == null || file.height() == null
                ? AROUND_A_TEXT + (int) (file.size() / BYTES_A_TOKEN)
                : (int) Math.clamp(
                        (long) file.width() * file.height() / PIXELS_A_TOKEN, LEAST_OF_A_PICTURE, MOST_OF_A_PICTURE);
    }
}
