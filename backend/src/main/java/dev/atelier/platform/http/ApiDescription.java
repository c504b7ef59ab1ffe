package dev.atelier.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document with what holds everywhere: every error is a problem, a cookie or a key opens every door, and a
 * record's field is there unless it is {@code @Nullable}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final Map<String, ClassInfo> records = new HashMap<>();

    public ApiDescription(IndexView index) {
        for (var type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("dev.atelier.")) {
                records.merge(
                        schemaName(type), type, (known, other) -> other.hasDeclaredAnnotation(SCHEMA) ? other : known);
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        components.addSecurityScheme(
                "session",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("atelier_session"));
        components.addSecurityScheme(
                "key",
                OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("session"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("key"));
        Optional.ofNullable(components.getSchemas()).orElse(Map.of()).forEach((name, schema) -> Optional.ofNullable(
                        records.get(recordName(name)))
                .ifPresent(type -> complete(schema, type, name.endsWith("Request"))));
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null && operation.getResponses().getDefaultValue() == null) {
            var problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
            var content = OASFactory.createContent()
                    .addMediaType(
                            "application/problem+json",
                            OASFactory.createMediaType().schema(problem));
            operation
                    .getResponses()
                    .setDefaultValue(OASFactory.createAPIResponse()
                            .description("A problem (RFC 9457)")
                            .content(content));
        }
        return operation;
    }

    private static void complete(Schema schema, ClassInfo type, boolean isRequest) {
        var required = new ArrayList<String>();
        for (var component : type.recordComponents()) {
            var name = snake(component.name());
            var property = Optional.ofNullable(schema.getProperties()).map(all -> all.get(name));
            if (property.isEmpty()) {
                continue;
            }
            if (isNullable(component)) {
                schema.addProperty(name, nullable(property.get()));
            }
            if (!isNullable(component) || !isRequest && !isLeftOut(type, component)) {
                required.add(name);
            }
        }
        schema.setRequired(required);
    }

    private static Schema nullable(Schema property) {
        if (property.getRef() != null || property.getType() == null) {
            var nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
            return OASFactory.createSchema().anyOf(List.of(property, nothing));
        }
        return property.getType().contains(Schema.SchemaType.NULL)
                ? property
                : property.addType(Schema.SchemaType.NULL);
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    }

    /** Jackson's annotation is none of record components: the compiler leaves it on the field alone. */
    private static boolean isLeftOut(ClassInfo type, RecordComponentInfo component) {
        var field = type.field(component.name());
        return field != null
                && field.annotations().stream()
                        .anyMatch(annotation ->
                                annotation.name().withoutPackagePrefix().equals("JsonInclude"));
    }

    private static String schemaName(ClassInfo type) {
        var named = type.declaredAnnotation(SCHEMA);
        return named != null && named.value("name") != null
                ? named.value("name").asString()
                : type.simpleName();
    }

    /** {@code PageModel} is the page of models: a record with a type parameter. */
    private String recordName(String schema) {
        return schema.startsWith("Page") && !records.containsKey(schema) ? "Page" : schema;
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
