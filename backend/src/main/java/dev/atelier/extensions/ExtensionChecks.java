package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private final Audit audit;

    ExtensionChecks(
            Extensions extensions,
            ExtensionRows rows,
            ExtensionAuthors authors,
            Inspectors inspectors,
            SettingsSaving settings,
            RunnableExtensions runnable,
            Audit audit) {
        this.extensions = extensions;
        this.rows = rows;
        this.authors = authors;
        this.inspectors = inspectors;
        this.settings = settings;
        this.runnable = runnable;
        this.audit = audit;
    }

    /** What was found of something that is not saved. */
    @Schema(name = "ExtensionCheck")
    public record Checked(
            ExtensionState state,
            List<ExtensionView.ToolView> tools,
            @Schema(implementation = Object.class) JsonNode settingsSchema,
            @Nullable String problem) {}

    /** Blocks for as long as its server takes. */
    public Checked check(Caller caller, ExtensionContent content) {
        var errors = new ArrayList<FieldError>();
        if (content.kind() == null) {
            errors.add(new FieldError("/kind", "must be tool, filter or action"));
        }
        if (content.source() == null || content.source() == Source.BUILTIN) {
            errors.add(new FieldError("/source", "must be script, mcp, openapi, pipelines, prompt or remote"));
        }
        refuse(errors);
        var blank = ExtensionDraft.blank("", content, caller.id());
        var json = content.definition() == null ? Json.mapper().createObjectNode() : content.definition();
        var definition = Definitions.read(blank.source(), json);
        authors.require(caller, blank, definition);
        refuse(inspectors.wrong(blank.kind(), definition));
        var schema = inspectors.settingsSchema("", blank.kind(), definition);
        var sent = inspectors.learnsSettings(definition) ? known(schema, content.settings()) : content.settings();
        var settled = settings.settle(blank, new SettingsSaving.Sent(schema, sent, definition), errors);
        refuse(errors);
        var row = ExtensionDraft.of(blank)
                .definition(Definitions.write(definition))
                .settings(schema, settled)
                .row();
        var found = inspect(row);
        var tools = found.tools().stream()
                .map(tool -> ExtensionView.ToolView.of(tool, true))
                .toList();
        return new Checked(
                found.state(),
                tools,
                found.settingsSchema().orElse(schema),
                found.problem().orElse(null));
    }

    /** What its server knows of settings is not known before it is asked. */
    private static @Nullable JsonNode known(ObjectNode schema, @Nullable JsonNode settings) {
        return settings instanceof ObjectNode all
                ? all.deepCopy().retain(SettingsSchema.of(schema).names())
                : settings;
    }

    /** Looks at a saved one, and keeps what it finds. Blocks. */
    public Extensions.Tagged refresh(Caller caller, String id) {
        keep(extensions.writable(caller, id, Precondition.NONE));
        var found = extensions.read(caller, id);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.note(
                        caller,
                        "extension.refresh",
                        id + " " + found.extension().state().word()));
        return found;
    }

    /** What was just saved is looked at besides, where it is not known yet or its server has to be told. */
    public void saved(ExtensionView saved) {
        if (saved.state() == ExtensionState.UNCHECKED || saved.source() == Source.PIPELINES) {
            later(saved.id());
        }
    }

    /** Looks at it besides, for who just saved it. */
    public void later(String id) {
        Thread.startVirtualThread(() -> rows.one(id).ifPresent(row -> rows.found(row, told(row), Now.instant())));
    }

    private Inspection told(ExtensionRow row) {
        try {
            inspectors.saved(runnable.of(row), row.settings());
            return inspect(row);
        } catch (Unavailable refused) {
            return Inspection.of(refused);
        } catch (InterruptedException stopped) {
            throw shuttingDown();
        }
    }

    /** Unless it is another server by now. */
    void keep(@Observes Inspected heard) {
        rows.one(heard.extension().id())
                .filter(row ->
                        runnable.of(row).definition().equals(heard.extension().definition()))
                .ifPresent(row -> rows.found(row, heard.found(), Now.instant()));
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
            throw shuttingDown();
        }
    }

    private static RuntimeException shuttingDown() {
        Thread.currentThread().interrupt();
        return new Fault.ShuttingDown().asException();
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
    }
}
