package dev.atelier.extensions.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.Extension;
import dev.atelier.extensions.Run;
import dev.atelier.platform.json.Json;
import dev.atelier.platform.time.Now;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls functions of an extension that is a script, with its settings; its secrets come back in nothing that it says. */
@Singleton
class Calling {
    private final Scripts scripts;

    Calling(Scripts scripts) {
        this.scripts = scripts;
    }

    /**
     * Which function, and with what.
     *
     * @param name empty for a tool
     * @param first its first argument; the second one is the context
     * @param besides what the context holds besides
     */
    record Function(String name, @Nullable String tool, JsonNode first, ObjectNode besides) {
        static Function of(String name, JsonNode first) {
            return new Function(name, null, first, Json.mapper().createObjectNode());
        }

        Function with(String field, JsonNode value) {
            return new Function(name, tool, first, besides.deepCopy().set(field, value));
        }
    }

    Outcome call(Extension extension, Run run, Function function) throws InterruptedException {
        var script = script(extension);
        var hidden = Hidden.of(extension.values().secrets().values());
        var arguments = Json.mapper().createArrayNode().add(function.first()).add(context(run, function.besides()));
        var outcome = scripts.run(new ScriptCall(
                author(extension),
                script.code(),
                function.name(),
                function.tool(),
                arguments,
                settings(extension),
                Hosts.open(script),
                line -> logged(extension, run, hidden.in(line)),
                left(run)));
        return hidden.in(outcome);
    }

    /** Who looks after a script reads its log: what it says of the chats of others is not for them. */
    private static void logged(Extension extension, Run run, String line) {
        var onTheBench = run.modelId().isEmpty() && run.chatId() == null;
        if (onTheBench || run.caller().id().equals(extension.ownerId())) {
            run.log().accept(line);
        }
    }

    static Definition.Script script(Extension extension) {
        if (extension.definition() instanceof Definition.Script script) {
            return script;
        }
        throw new IllegalArgumentException(extension.id() + " is no script");
    }

    /** Whose turn it is: the owner's, whoever brings the script to run. */
    static String author(Extension extension) {
        return String.valueOf(extension.ownerId());
    }

    private static Duration left(Run run) {
        return Duration.between(Now.instant(), run.deadline());
    }

    private static ObjectNode settings(Extension extension) {
        var all = extension.values().settings().deepCopy();
        extension.values().secrets().forEach(all::put);
        return all;
    }

    private static ObjectNode context(Run run, ObjectNode besides) {
        ObjectNode context = Json.mapper()
                .createObjectNode()
                .put("model", run.modelId())
                .put("locale", run.locale().toLanguageTag())
                .put("zone", run.zone().getId());
        context.putObject("user").put("name", run.caller().name());
        return context.setAll(besides);
    }
}
