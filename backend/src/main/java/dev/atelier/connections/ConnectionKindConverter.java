package dev.atelier.connections;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a kind as its word. */
@Converter
class ConnectionKindConverter implements AttributeConverter<ConnectionKind, String> {
    @Override
    public String convertToDatabaseColumn(ConnectionKind kind) {
        return kind.word();
    }

    @Override
    public ConnectionKind convertToEntityAttribute(String word) {
        return ConnectionKind.of(word);
    }
}
