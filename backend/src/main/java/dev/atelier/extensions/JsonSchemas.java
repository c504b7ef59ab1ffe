package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.atelier.platform.error.FieldError;
import java.util.List;
import java.util.Locale;

/** Values held against a JSON Schema that somebody else wrote. Nothing is fetched for it, and no pattern of theirs is run: one can take for ever. */
public final class JsonSchemas {
    private static final int MOST = 20;
    private static final List<String> PATTERNS = List.of("pattern", "patternProperties");
    private static final SchemaRegistry DIALECT = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, dialect -> dialect.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ROOT)
                            .build())); // in English, wherever it runs

    private JsonSchemas() {}

    /** What is wrong with a value, the first twenty things; a schema that is none lets everything pass. @param root stands before each pointer */
    public static List<FieldError> wrong(JsonNode schema, JsonNode value, String root) {
        try {
            var plain = (JsonNode) schema.deepCopy();
            strip(plain, false);
            return DIALECT.getSchema(plain).validate(value).stream()
                    .limit(MOST)
                    .map(error -> new FieldError(root + pointer(error), error.getMessage()))
                    .toList();
        } catch (SchemaException | IllegalArgumentException | StackOverflowError unreadable) {
            return List.of();
        }
    }

    private static String pointer(Error error) {
        var at = String.valueOf(error.getInstanceLocation()).replaceFirst("^\\$", "");
        var property = error.getProperty();
        return property == null || !error.getKeyword().equals("additionalProperties") ? at : at + "/" + property;
    }

    /** @param names whether the members of this object are names of properties, of which one may be called pattern */
    private static void strip(JsonNode node, boolean names) {
        if (node instanceof ObjectNode object) {
            if (!names) {
                object.remove(PATTERNS);
                object.remove("$schema"); // another dialect would be fetched
            }
            object.properties()
                    .forEach(member -> strip(
                            member.getValue(),
                            !names
                                    && (member.getKey().equals("properties")
                                            || member.getKey().equals("$defs"))));
        } else if (node.isArray()) {
            node.forEach(each -> strip(each, false));
        }
    }
}
