package dev.atelier.chats;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stores who speaks, how far a message is and which history was sent as lower-case words. */
final class Words {
    private Words() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E read(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @Converter(autoApply = true)
    static class OfSpeaker implements AttributeConverter<Speaker, String> {
        @Override
        public String convertToDatabaseColumn(Speaker speaker) {
            return word(speaker);
        }

        @Override
        public Speaker convertToEntityAttribute(String word) {
            return read(word, Speaker.class);
        }
    }

    @Converter(autoApply = true)
    static class OfContext implements AttributeConverter<ContextMode, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ContextMode context) {
            return context == null ? null : word(context);
        }

        @Override
        public @Nullable ContextMode convertToEntityAttribute(@Nullable String word) {
            return word == null ? null : read(word, ContextMode.class);
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
            return read(word, MessageState.class);
        }
    }
}
