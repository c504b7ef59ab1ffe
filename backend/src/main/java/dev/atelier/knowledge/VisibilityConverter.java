package dev.atelier.knowledge;

import dev.atelier.accounts.Visibility;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a visibility as its word. */
@Converter
class VisibilityConverter implements AttributeConverter<Visibility, String> {
    @Override
    public String convertToDatabaseColumn(Visibility visibility) {
        return visibility.word();
    }

    @Override
    public Visibility convertToEntityAttribute(String word) {
        return Visibility.of(word);
    }
}
