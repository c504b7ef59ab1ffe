package dev.atelier.models;

import dev.atelier.accounts.Visibility;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores a visibility as its word. */
@Converter
class VisibilityConverter implements AttributeConverter<Visibility, String> {
    @Override
    public String convertToDatabaseColumn(Visibility visibility) {
        return visibility.word();
    }

    @Override
    public Visibility convertToEntityAttribute(String word) {
        return Visibility.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
