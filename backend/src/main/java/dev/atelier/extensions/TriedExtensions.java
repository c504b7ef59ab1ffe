package dev.atelier.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.http.Precondition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Extensions as they are tried on the bench: as they are saved, or with what their writer has not saved yet. Blocks. */
@Singleton
public class TriedExtensions {
    private final Extensions extensions;
    private final RunnableExtensions runnable;
    private final Inspectors inspectors;
    private final SettingsSaving settings;
    private final ExtensionAuthors authors;

    TriedExtensions(
            Extensions extensions,
            RunnableExtensions runnable,
            Inspectors inspectors,
            SettingsSaving settings,
            ExtensionAuthors authors) {
        this.extensions = extensions;
        this.runnable = runnable;
        this.inspectors = inspectors;
        this.settings = settings;
        this.authors = authors;
    }

    /**
     * For who may read it; with other code or settings for who may write it.
     *
     * @param code of a script, in the place of what is saved
     * @param given settings, in the place of those that are saved; secrets stay
     */
    public Extension of(Caller caller, String id, @Nullable String code, @Nullable JsonNode given) {
        if (code == null && given == null) {
            return runnable.of(extensions.readable(caller, id));
        }
        var row = extensions.writable(caller, id, Precondition.NONE);
        var saved = runnable.of(row).definition();
        var definition = saved instanceof Definition.Script(var before, var hosts, var allowed) && code != null
                ? new Definition.Script(code, hosts, allowed)
                : saved;
        if (row.isBuiltin()) {
            definition = new Definition.Builtin();
        } else {
            authors.require(caller, row, definition);
        }
        var errors = new ArrayList<FieldError>();
        var schema = inspectors.settingsSchema(row, definition);
        var sent = new SettingsSaving.Sent(schema, given == null ? row.settings() : given, definition);
        var settled = settings.settle(row, sent, errors);
        if (!errors.isEmpty()) {
            throw new Fault.Invalid(errors).asException();
        }
        return runnable.of(ExtensionDraft.of(row)
                .definition(Definitions.write(definition))
                .settings((ObjectNode) schema, settled)
                .revised()
                .row());
    }
}
