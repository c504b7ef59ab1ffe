package dev.atelier.extensions;

import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Extensions looked at: whether their server answers, what it offers, whether their script is one. */
@ApplicationScoped
public class ExtensionChecks {
    private final Extensions extensions;
    private final ExtensionRows rows;
    private final ExtensionAuthors authors;
    private final Inspectors inspectors;
    private final SettingsSaving settings;
    private final RunnableExtensions runnable;

    ExtensionChecks(
            Extensions extensions,
            ExtensionRows rows,
            ExtensionAuthors authors,
            Inspectors inspectors,
            SettingsSaving settings,
            RunnableExtensions runnable) {
        this.extensions = extensions;
        this.rows = rows;
        this.authors = authors;
        this.inspectors = inspectors;
        this.settings = settings;
        this.runnable = runnable;
    }

    /** What was found of something that is not saved. */
    @Schema(name = "ExtensionCheck")
    public record Checked(
            ExtensionState state,
            List<ExtensionView.ToolView> tools,
            @Schema(implementation = Object.class) com.fasterxml.jackson.databind.JsonNode settingsSchema,
            @Nullable String problem) {}

    /** Blocks for as long as its server takes. */
    public Checked check(Caller caller, ExtensionContent content) {
        var errors = new ArrayList<FieldError>();
        if (content.kind() == null) {
            errors.add(new FieldError("/kind", "must be tool, filter or action"));
        }
        if (content.source() == null || content.source() == Source.BUILTIN) {
            errors.add(new FieldError("/source", "must be script, mcp, openapi, pipelines or prompt"));
        }
        refuse(errors);
        var blank = ExtensionDraft.blank("", content, caller.id());
        var json = content.definition() == null ? Json.mapper().createObjectNode() : content.definition();
        var definition = Definitions.read(blank.source(), json);
        authors.require(caller, blank, definition);
        refuse(inspectors.wrong(blank.kind(), definition));
        var schema = inspectors.settingsSchema("", blank.kind(), definition);
        var settled = settings.settle(blank, new SettingsSaving.Sent(schema, content.settings(), definition), errors);
        refuse(errors);
        var row = ExtensionDraft.of(blank)
                .definition(Definitions.write(definition))
                .settings(schema, settled)
                .row();
        var found = inspect(row);
        var tools = found.tools().stream()
                .map(tool -> ExtensionView.ToolView.of(tool, true))
                .toList();
        return new Checked(found.state(), tools, schema, found.problem().orElse(null));
    }

    /** Reads the script that somebody is about to save, so that no connection to the database waits for it; what is wrong is told later. */
    public void beforehand(Caller caller, com.fasterxml.jackson.databind.@Nullable JsonNode definition) {
        if (definition != null && definition.path("code").isTextual() && authors.mayWrite(caller)) {
            var code = definition.path("code").textValue();
            inspectors.wrong(ExtensionKind.TOOL, new Definition.Script(code, List.of(), List.of()));
        }
    }

    /** Looks at a saved one, and keeps what it finds. Blocks. */
    public Extensions.Tagged refresh(Caller caller, String id) {
        keep(extensions.writable(caller, id, Precondition.NONE));
        return extensions.read(caller, id);
    }

    /** Looks at it besides, for who just saved it. */
    public void later(String id) {
        Thread.startVirtualThread(() -> rows.one(id).ifPresent(this::keep));
    }

    private void keep(ExtensionRow row) {
        if (!row.isBuiltin()) {
            rows.found(row, inspect(row), Now.instant());
        }
    }

    private Inspection inspect(ExtensionRow row) {
        try {
            return inspectors.inspect(runnable.of(row));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault.ShuttingDown().asException();
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }
}
