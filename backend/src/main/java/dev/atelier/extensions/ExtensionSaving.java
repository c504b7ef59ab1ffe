package dev.atelier.extensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.SharingRules;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.json.JsonFaults;
import dev.atelier.platform.json.MergePatch;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one place that writes what a person saves of an extension: checked whole, which may take a script's time, then written at once. */
@ApplicationScoped
class ExtensionSaving {
    private final ExtensionRows rows;
    private final Inspectors inspectors;
    private final SettingsSaving settings;
    private final SharingRules sharing;
    private final ExtensionAuthors authors;

    ExtensionSaving(
            ExtensionRows rows,
            Inspectors inspectors,
            SettingsSaving settings,
            SharingRules sharing,
            ExtensionAuthors authors) {
        this.rows = rows;
        this.inspectors = inspectors;
        this.settings = settings;
        this.sharing = sharing;
        this.authors = authors;
    }

    Prepared added(Caller caller, ExtensionContent content) {
        var errors = new ArrayList<FieldError>();
        if (content.kind() == null) {
            errors.add(new FieldError("/kind", "must be tool, filter or action"));
        }
        if (content.source() == null || content.source() == Source.BUILTIN) {
            errors.add(new FieldError("/source", "must be script, mcp, openapi, pipelines, prompt or remote"));
        }
        errors.addAll(ExtensionRules.check(content));
        var id = content.id() == null ? freeId(content) : content.id();
        Slugs.wrong(id).ifPresent(wrong -> errors.add(new FieldError("/id", wrong)));
        refuse(errors);
        var blank = ExtensionDraft.blank(id, content, caller.id());
        var row = saved(caller, blank, content);
        if (rows.one(id).isPresent()) {
            throw new Fault.Taken(Extensions.KIND, id).asException();
        }
        return new Prepared(null, row);
    }

    Prepared changed(Caller caller, ExtensionRow before, ExtensionContent content) {
        var errors = new ArrayList<>(ExtensionRules.check(content));
        fixed("/id", content.id(), before.id(), errors);
        fixed("/kind", content.kind(), before.kind(), errors);
        fixed("/source", content.source(), before.source(), errors);
        if (before.isBuiltin()) {
            fixed("/name", content.name(), before.name(), errors);
            fixed("/description", content.description(), before.description(), errors);
        }
        refuse(errors);
        return new Prepared(before, saved(caller, before, content));
    }

    /** What was added or changed meanwhile decides. */
    void write(Prepared prepared) {
        var row = prepared.after();
        if (prepared.before() == null && !rows.add(row)) {
            throw new Fault.Taken(Extensions.KIND, row.id()).asException();
        }
        if (prepared.before() != null && !rows.write(row)) {
            throw new Fault.Stale(Extensions.KIND, row.id()).asException();
        }
    }

    void turn(ExtensionRow before, boolean on) {
        if (!rows.write(ExtensionDraft.of(before).enabled(on).row())) {
            throw new Fault.Stale(Extensions.KIND, before.id()).asException();
        }
    }

    private ExtensionRow saved(Caller caller, ExtensionRow before, ExtensionContent content) {
        var json = content.definition() == null || content.definition().isNull()
                ? Json.mapper().createObjectNode()
                : content.definition();
        var definition = before.isBuiltin() ? new Definition.Builtin() : Definitions.read(before.source(), json);
        authors.require(caller, before, definition);
        var errors = new ArrayList<FieldError>();
        if (!before.isBuiltin()) {
            errors.addAll(inspectors.wrong(before.kind(), definition));
            refuse(errors);
        }
        errors.addAll(sharing.known(content.access(), before.grants()));
        var schema = inspectors.settingsSchema(before, definition);
        var settled = settings.settle(before, new SettingsSaving.Sent(schema, content.settings(), definition), errors);
        refuse(errors);
        requireSharing(caller, before, content);
        if (content.forAll() != null && content.forAll() != before.forAll()) {
            Access.requireAdmin(caller);
        }
        return ExtensionDraft.of(before)
                .content(content)
                .definition(Definitions.write(definition))
                .settings(schema, settled)
                .changed(Now.instant())
                .row();
    }

    private static void requireSharing(Caller caller, ExtensionRow before, ExtensionContent content) {
        var access = content.access();
        if (access != null && !access.isAs(before) && !Access.mayShare(caller, before)) {
            throw new Fault.Forbidden("Only its owner and administrators change who may use it.").asException();
        }
    }

    /** A null among the settings of a patch takes a secret away, though nobody can read that it is there. */
    static ExtensionContent patched(ExtensionRow row, JsonNode patch) {
        if (!patch.isObject()) {
            throw new Fault.Invalid("", "a merge patch is a JSON object").asException();
        }
        try {
            var merged = MergePatch.apply(Json.mapper().valueToTree(ExtensionViews.whole(row)), patch);
            if (merged.path("settings") instanceof ObjectNode settings) {
                patch.path("settings").properties().stream()
                        .filter(member ->
                                member.getValue().isNull() && row.secretNames().contains(member.getKey()))
                        .forEach(member -> settings.putNull(member.getKey()));
            }
            return Json.mapper().treeToValue(merged, ExtensionContent.class);
        } catch (JsonProcessingException cause) {
            throw JsonFaults.of(cause).asException();
        }
    }

    private static void fixed(String pointer, @Nullable Object sent, Object stands, List<FieldError> errors) {
        if (sent != null && !Objects.equals(sent, stands)) {
            errors.add(new FieldError(pointer, "is fixed"));
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }

    /** Made of its name. */
    private String freeId(ExtensionContent content) {
        var name = content.name() == null ? "" : content.name().toLowerCase(Locale.ROOT);
        var words = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var stem = words.isEmpty() ? String.valueOf(content.kind()).toLowerCase(Locale.ROOT) : words;
        var shortened = stem.substring(0, Math.min(stem.length(), 80));
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? shortened : shortened + "-" + n)
                .filter(id -> Slugs.wrong(id).isEmpty() && rows.one(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
