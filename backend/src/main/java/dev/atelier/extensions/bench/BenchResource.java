package dev.atelier.extensions.bench;

import dev.atelier.accounts.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An extension, tried. */
@Path("/api/v1/extensions/{id}/test")
@Tag(name = "Extensions")
class BenchResource {
    private final Bench bench;
    private final CurrentCaller caller;

    BenchResource(Bench bench, CurrentCaller caller) {
        this.bench = bench;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Try an extension; needs `read`, with other code or settings `write`",
            description =
                    "A tool takes `tool` and `arguments`; a filter `messages`, `pieces` or `text`; an action `message`. It really runs: what it changes is changed.")
    @RunOnVirtualThread
    public BenchResult test(String id, @NotNull BenchRequest request) {
        return bench.test(caller.get(), id, request);
    }
}
