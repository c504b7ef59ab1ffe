package dev.atelier.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Visibility;
import dev.atelier.platform.json.Json;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A workspace model, or the settings of a base model, as they are stored. */
@Entity
@Table(name = "model")
public class ModelEntity implements Access.Guarded {
    @Id
    String id;

    ModelKind kind = ModelKind.WORKSPACE;
    String name;
    String description = "";

    @Nullable
    String baseModelId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> fallbackIds = List.of();

    String systemPrompt = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, Object> params = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Suggestion> suggestions = List.of();

    String greeting = "";

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Example> examples = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> knowledgeIds = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> documentIds = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> toolIds = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> filterIds = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> actionIds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, Boolean> capabilities = Map.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> tags = List.of();

    boolean hidden;
    boolean enabled = true;

    @Convert(converter = VisibilityConverter.class)
    Visibility visibility = Visibility.PRIVATE;

    /** As {@link dev.atelier.accounts.Grant#text} writes them. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Mutability(Immutability.class)
    List<String> grants = List.of();

    /** Names the picture in {@link AvatarEntity}; null where there is none. */
    @Nullable
    String avatarHash;

    /** {@link #original} as text: lists load it with the row, and have no use for it. */
    @JdbcTypeCode(SqlTypes.JSON)
    String unknownFields = "{}";

    UUID ownerId;
    /** The number of its newest version. */
    int version = 1;

    @Version
    long revision;

    Instant createdAt;
    Instant updatedAt;

    /** What an import brought and Atelier has no field for, at its path in Open WebUI's format; exported again. */
    LinkedHashMap<String, Object> original() {
        try {
            return Json.mapper().readValue(unknownFields, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void keepOriginal(Map<String, Object> original) {
        unknownFields = new String(Json.bytes(original), StandardCharsets.UTF_8);
    }

    /** Those of a base model that has none yet: everybody may use it, and everything is empty. */
    static ModelEntity settingsOf(String baseModelId, Caller caller) {
        var settings = new ModelEntity();
        settings.id = baseModelId;
        settings.kind = ModelKind.BASE;
        settings.name = baseModelId;
        settings.visibility = Visibility.PUBLIC;
        settings.ownerId = caller.id();
        return settings;
    }

    /** The settings of a base model are nobody's: whoever made them may have been an administrator once. */
    @Override
    public @Nullable UUID ownerId() {
        return kind == ModelKind.BASE ? null : ownerId;
    }

    @Override
    public Visibility visibility() {
        return visibility;
    }

    @Override
    public List<String> grants() {
        return grants;
    }
}
