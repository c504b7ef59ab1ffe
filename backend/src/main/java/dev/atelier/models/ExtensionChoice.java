package dev.atelier.models;

import dev.atelier.accounts.Caller;
import dev.atelier.extensions.ExtensionKind;
import dev.atelier.extensions.Extensions;
import dev.atelier.platform.error.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which tools, filters and actions a model may be given: those that whoever saves it may use, and what stands there already. */
@ApplicationScoped
class ExtensionChoice {
    private final Extensions extensions;

    ExtensionChoice(Extensions extensions) {
        this.extensions = extensions;
    }

    /** Files travel before what they name does, and what is restored may name what is gone meanwhile. */
    List<FieldError> check(BaseChoice.Save save) {
        if (save.mayBeUnknown()) {
            return List.of();
        }
        var content = save.content();
        var before = save.before();
        var caller = save.caller();
        return Stream.of(
                        wrong(caller, ExtensionKind.TOOL, content.toolIds(), before == null ? null : before.toolIds),
                        wrong(
                                caller,
                                ExtensionKind.FILTER,
                                content.filterIds(),
                                before == null ? null : before.filterIds),
                        wrong(
                                caller,
                                ExtensionKind.ACTION,
                                content.actionIds(),
                                before == null ? null : before.actionIds))
                .flatMap(List::stream)
                .toList();
    }

    /** A copy may name what is not there (any more), but nothing that is not its maker's to use. */
    List<FieldError> checkCopy(Caller caller, ModelEntity copy) {
        return Stream.of(
                        wrongInCopy(caller, ExtensionKind.TOOL, copy.toolIds),
                        wrongInCopy(caller, ExtensionKind.FILTER, copy.filterIds),
                        wrongInCopy(caller, ExtensionKind.ACTION, copy.actionIds))
                .flatMap(List::stream)
                .toList();
    }

    private List<FieldError> wrong(
            Caller caller, ExtensionKind kind, @Nullable List<String> sent, @Nullable List<String> before) {
        var ids = ModelRules.orEmpty(sent).stream().map(String::valueOf).toList();
        var stands = ModelRules.orEmpty(before);
        var usable = extensions.usable(
                caller, kind, ids.stream().filter(id -> !stands.contains(id)).toList());
        return IntStream.range(0, ids.size())
                .filter(i -> !stands.contains(ids.get(i)) && !usable.contains(ids.get(i)))
                .mapToObj(i -> error(kind, i))
                .toList();
    }

    private List<FieldError> wrongInCopy(Caller caller, ExtensionKind kind, List<String> ids) {
        var foreign = extensions.foreign(caller, kind, ids);
        return IntStream.range(0, ids.size())
                .filter(i -> foreign.contains(ids.get(i)))
                .mapToObj(i -> error(kind, i))
                .toList();
    }

    private static FieldError error(ExtensionKind kind, int index) {
        return new FieldError("/" + kind.word() + "_ids/" + index, "is no " + kind.word() + " that you may use");
    }
}
