package dev.atelier.chats;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores who speaks and how far a message is as lower-case words. */
final class Words {
    private Words() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Converter(autoApply = true)
    static class OfSpeaker implements AttributeConverter<Speaker, String> {
        @Override
        public String convertToDatabaseColumn(Speaker speaker) {
            return word(speaker);
        }

        @Override
        public Speaker convertToEntityAttribute(String word) {
            return Speaker.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @Converter(autoApply = true)
    static class OfState implements AttributeConverter<MessageState, String> {
        @Override
        public String convertToDatabaseColumn(MessageState state) {
            return word(state);
        }

        @Override
        public MessageState convertToEntityAttribute(String word) {
            return MessageState.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
