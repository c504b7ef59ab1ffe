package dev.atelier.models;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores what made a version as its word. */
@Converter
class CauseConverter implements AttributeConverter<ModelVersion.Cause, String> {
    @Override
    public String convertToDatabaseColumn(ModelVersion.Cause cause) {
        return cause.word();
    }

    @Override
    public ModelVersion.Cause convertToEntityAttribute(String word) {
        return ModelVersion.Cause.of(word);
    }
}
