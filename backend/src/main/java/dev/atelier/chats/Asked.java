package dev.atelier.chats;

import java.util.List;

/**
 * What a person asked in one message.
 *
 * @param text empty where there are files alone
 */
record Asked(String text, List<AskedFile> files) {
    Asked {
        files = List.copyOf(files);
    }

    static Asked of(String text, List<Attachment> files) {
        return new Asked(
                text,
                files.stream()
                        .map(file -> new AskedFile(file, AskedFile.Fate.SENT))
                        .toList());
    }

    static Asked of(MessageEntity question) {
        return of(question.text, question.attachments);
    }

    boolean says() {
        return !text.isBlank() || !files.isEmpty();
    }
}
