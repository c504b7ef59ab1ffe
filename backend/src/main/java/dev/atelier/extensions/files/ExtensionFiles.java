package dev.atelier.extensions.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.accounts.Caller;
import dev.atelier.extensions.Definition;
import dev.atelier.extensions.ExtensionContent;
import dev.atelier.extensions.Extensions;
import dev.atelier.extensions.Prepared;
import dev.atelier.extensions.Source;
import dev.atelier.extensions.files.Report.Action;
import dev.atelier.extensions.files.Report.Format;
import dev.atelier.extensions.files.Report.Item;
import dev.atelier.extensions.files.Report.PythonType;
import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings extensions in and out. All of a file is checked first, as if each of its extensions were saved; then all that can be is saved in
 * one transaction. Rights, checks and the audit log are those of saving by hand.
 */
@ApplicationScoped
public class ExtensionFiles {
    private static final int MOST = 500;
    private static final String PIPELINES = "http://pipelines:9099";
    private static final ObjectMapper LENIENT =
            Json.mapper().copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Extensions extensions;

    ExtensionFiles(Extensions extensions) {
        this.extensions = extensions;
    }

    /** What becomes of an id that is taken. */
    public enum Mode {
        SKIP,
        UPDATE,
        RENAME
    }

    /** How a file is brought in. @param pipelinesUrl where Python filters run; null for where such a server usually is */
    public record Wish(Mode mode, boolean dryRun, @Nullable String pipelinesUrl) {}

    /** Those that the caller may read, without secrets and without who may use them; built-in ones as far as they were changed. */
    public List<ExtensionContent> export(Caller caller, List<String> ids) {
        var found = extensions.contents(caller, ids);
        found.forEach(ExtensionFiles::leaveValves);
        return found;
    }

    /** They stay in the server that has them, and are learned from it again. */
    private static void leaveValves(ExtensionContent content) {
        if (content.source() == Source.PIPELINES && content.settings() instanceof ObjectNode settings) {
            settings.properties().removeIf(setting -> setting.getKey().startsWith(Definition.Pipelines.VALVES));
        }
    }

    public Report bring(Caller caller, JsonNode file, Wish wish) {
        var entries = entries(file);
        var format = entries.stream().anyMatch(PythonFunction::is) ? Format.OPEN_WEBUI : Format.ATELIER;
        var taken = new HashSet<String>();
        var plans = entries.stream()
                .map(entry -> plan(caller, entry, wish, taken))
                .map(plan -> checked(caller, plan))
                .toList();
        if (!wish.dryRun()) {
            QuarkusTransaction.requiringNew().run(() -> plans.stream()
                    .flatMap(plan -> Stream.ofNullable(plan.prepared()))
                    .forEach(prepared -> extensions.save(caller, prepared)));
        }
        return new Report(format, plans.stream().map(Checked::item).toList(), !wish.dryRun());
    }

    private static List<JsonNode> entries(JsonNode file) {
        var list = file.isObject()
                ? List.of(file)
                : StreamSupport.stream(file.spliterator(), false).toList();
        if (list.isEmpty() || list.size() > MOST || !list.stream().allMatch(ExtensionFiles::isEntry)) {
            throw new Fault.ImportRefused(
                            "import-unknown-format",
                            "Expected a list of at most " + MOST
                                    + " extensions exported here, or of Open WebUI's functions or tools.")
                    .asException();
        }
        return list;
    }

    private static boolean isEntry(JsonNode entry) {
        return entry.isObject()
                && (PythonFunction.is(entry)
                        || entry.path("kind").isTextual()
                                && entry.path("source").isTextual());
    }

    /** @param content what is to be saved; null where nothing is */
    private record Plan(Item item, @Nullable ExtensionContent content) {}

    private Plan plan(Caller caller, JsonNode entry, Wish wish, Set<String> taken) {
        if (!PythonFunction.is(entry)) {
            return ours(caller, entry, wish, taken);
        }
        var python = PythonFunction.of(entry);
        if (python.type() != PythonType.FILTER) {
            return new Plan(item(python, null, Action.REFUSE), null);
        }
        var url = wish.pipelinesUrl() == null ? PIPELINES : wish.pipelinesUrl();
        var content = python.waiting(url);
        var id = slug(python.id());
        var action = action(id, wish.mode(), taken);
        var target = action == Action.RENAME ? freeId(id, taken) : id;
        taken.add(target);
        return new Plan(item(python, target, action), action == Action.SKIP ? null : content.named(target));
    }

    private static Item item(PythonFunction python, @Nullable String target, Action action) {
        return new Item(
                python.id(), target, python.kind(), python.name(), action, List.of(), python.advice(), python.valves());
    }

    private Plan ours(Caller caller, JsonNode entry, Wish wish, Set<String> taken) {
        try {
            var content = LENIENT.treeToValue(entry, ExtensionContent.class);
            var id = content.id() == null ? slug(String.valueOf(content.name())) : content.id();
            var action = action(id, wish.mode(), taken);
            var target = action == Action.RENAME ? freeId(id, taken) : id;
            taken.add(target);
            var item = new Item(
                    id, target, content.kind(), String.valueOf(content.name()), action, List.of(), null, List.of());
            return new Plan(item, action == Action.SKIP ? null : content.named(target));
        } catch (JsonProcessingException malformed) {
            var id = entry.path("id").asText("");
            var why = "It is not an extension as they are exported here.";
            return new Plan(new Item(id, null, null, id, Action.REFUSE, List.of(why), null, List.of()), null);
        }
    }

    private Action action(String id, Mode mode, Set<String> taken) {
        if (!taken.contains(id) && !extensions.isTaken(id)) {
            return Action.CREATE;
        }
        return switch (mode) {
            case SKIP -> Action.SKIP;
            case UPDATE -> taken.contains(id) ? Action.SKIP : Action.UPDATE;
            case RENAME -> Action.RENAME;
        };
    }

    private String freeId(String id, Set<String> taken) {
        return IntStream.iterate(2, n -> n + 1)
                .mapToObj(n -> id + "-" + n)
                .filter(free -> !taken.contains(free) && !extensions.isTaken(free))
                .findFirst()
                .orElseThrow();
    }

    private static String slug(String name) {
        var words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return words.isEmpty() ? "imported" : words.substring(0, Math.min(words.length(), 80));
    }

    /** @param prepared what will be saved; null where nothing is */
    private record Checked(Item item, @Nullable Prepared prepared) {}

    /** What would be refused is refused in the plan, with the reason. */
    private Checked checked(Caller caller, Plan plan) {
        var item = plan.item();
        try {
            return new Checked(item, prepared(caller, item.action(), plan.content()));
        } catch (FaultException refused) {
            var why = List.of(Problems.of(refused.fault()).detail());
            var told = new Item(
                    item.sourceId(), null, item.kind(), item.name(), Action.REFUSE, why, item.advice(), item.valves());
            return new Checked(told, null);
        }
    }

    private @Nullable Prepared prepared(Caller caller, Action action, @Nullable ExtensionContent content) {
        if (content == null) {
            return null;
        }
        return switch (action) {
            case CREATE, RENAME -> extensions.prepare(caller, content);
            case UPDATE -> extensions.prepare(caller, String.valueOf(content.id()), content, Precondition.NONE);
            case SKIP, REFUSE -> null;
        };
    }
}
