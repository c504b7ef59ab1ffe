package dev.atelier.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** A model that was made here, or a base model: as an upstream offers it, in the catalogue; its settings, in the database. */
public enum ModelKind {
    @JsonProperty("workspace")
    WORKSPACE,
    @JsonProperty("base")
    BASE;

    static ModelKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Stores a kind as its word. */
    @Converter(autoApply = true)
    static class Words implements AttributeConverter<ModelKind, String> {
        @Override
        public String convertToDatabaseColumn(ModelKind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public ModelKind convertToEntityAttribute(String word) {
            return of(word);
        }
    }
}
