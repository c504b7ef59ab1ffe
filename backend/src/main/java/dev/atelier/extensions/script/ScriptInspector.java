package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.ExtensionState;
import dev.atelier.extensions.Inspection;
import dev.atelier.extensions.Inspector;
import dev.atelier.extensions.SettingsSchema;
import dev.atelier.extensions.Source;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scripts when they are saved: whether they are any, what they are set by, which tools they have. */
@Singleton
class ScriptInspector implements Inspector {
    private static final int LONGEST_CODE = 256 << 10;
    private static final String CODE = "/definition/code";
    /** What is read before it is anybody's: those who write take turns with those whose scripts run. */
    private static final String READING = "reading";

    private final Offers offers;

    ScriptInspector(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Source source() {
        return Source.SCRIPT;
    }

    @Override
    public List<FieldError> wrong(ExtensionKind kind, Definition definition) {
        if (!(definition instanceof Definition.Script script)) {
            return List.of(new FieldError("/definition", "is no script"));
        }
        if (script.code().isBlank()) {
            return List.of(new FieldError(CODE, "must not be empty"));
        }
        if (script.code().length() > LONGEST_CODE) {
            return List.of(new FieldError(CODE, "must have at most " + LONGEST_CODE + " characters"));
        }
        var errors = new ArrayList<>(Hosts.wrong(script));
        wrong(kind, read(script.code())).ifPresent(words -> errors.add(new FieldError(CODE, words)));
        return errors;
    }

    private static Optional<String> wrong(ExtensionKind kind, Offers.Read read) {
        return switch (read) {
            case Offers.Read.Well(var offer) -> offer.wrong(kind);
            case Offers.Read.Ill(var words) -> Optional.of(words);
        };
    }

    @Override
    public ObjectNode settingsSchema(String id, ExtensionKind kind, Definition definition) {
        if (definition instanceof Definition.Script script
                && read(script.code()) instanceof Offers.Read.Well(var offer)) {
            return offer.settingsSchema().deepCopy();
        }
        return SettingsSchema.empty();
    }

    @Override
    public Inspection inspect(Extension extension) throws InterruptedException {
        var read =
                offers.of(Calling.author(extension), Calling.script(extension).code());
        var wrong = wrong(extension.kind(), read);
        if (wrong.isPresent()) {
            return new Inspection(ExtensionState.BROKEN, List.of(), wrong);
        }
        return read instanceof Offers.Read.Well(var offer)
                ? Inspection.ok(offer.tools().stream()
                        .map(tool -> tool.of(extension.id()))
                        .toList())
                : Inspection.ok(List.of());
    }

    private Offers.Read read(String code) {
        try {
            return offers.of(READING, code);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault.ShuttingDown().asException();
        }
    }
}
