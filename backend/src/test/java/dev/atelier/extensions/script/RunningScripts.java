package dev.atelier.extensions.script;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What runs the scripts of a test class that registers this as an extension; gone with it. */
final class RunningScripts implements BeforeAllCallback, AfterAllCallback {
    private final List<Scripts> all = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();

    @Override
    public void beforeAll(ExtensionContext tests) {
        more(Trial.CONFIG);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        all.forEach(Scripts::endAll);
        vertx.close();
    }

    Scripts scripts() {
        return all.getFirst();
    }

    /** Others, with processes of their own. @param allowed as {@link Trial#scripts} has it */
    Scripts more(ScriptConfig config, String... allowed) {
        var scripts = Trial.scripts(vertx, config, Set.of(allowed));
        all.add(scripts);
        return scripts;
    }

    Trial trial() {
        return Trial.of(scripts());
    }
}
