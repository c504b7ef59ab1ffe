package dev.atelier.chats;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked in one message.
 *
 * @param messageId null where it is in no message yet
 * @param text empty where there are files alone
 */
record Asked(@Nullable UUID messageId, String text, List<AskedFile> files) {
    Asked {
        files = List.copyOf(files);
    }

    /** What is in no message. */
    static Asked of(String text, List<Attachment> files) {
        return of(null, text, files);
    }

    static Asked of(@Nullable UUID messageId, String text, List<Attachment> files) {
        return new Asked(
                messageId,
                text,
                files.stream()
                        .map(file -> new AskedFile(file, AskedFile.Fate.SENT))
                        .toList());
    }

    static Asked of(MessageEntity question) {
        return of(question.id, question.text, question.attachments);
    }

    Asked with(List<AskedFile> decided) {
        return new Asked(messageId, text, decided);
    }

    boolean says() {
        return !text.isBlank() || !files.isEmpty();
    }
}
