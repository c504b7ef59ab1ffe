package dev.atelier.accounts;

import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everybody's accounts, for administrators. */
@Path("/api/v1/users")
@Tag(name = "Accounts")
class UsersResource {
    private final People people;
    private final CurrentCaller caller;

    public UsersResource(People people, CurrentCaller caller) {
        this.people = people;
        this.caller = caller;
    }

    @Schema(name = "UserRequest")
    record ChangeRequest(
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable Role role) {}

    record ResetRequest(@NotNull @Size(min = 8, max = 256) String password) {}

    @GET
    @Operation(summary = "All accounts, by time of sign-up")
    public Page<User> list(@BeanParam PageQuery page) {
        return people.list(caller.get(), page.size(), page.cursor);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One account")
    public User read(UUID id) {
        return people.read(caller.get(), id);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Approve (role user), change the role or the name")
    public User change(UUID id, @NotNull @Valid ChangeRequest request) {
        return people.change(caller.get(), id, new People.Change(request.name(), request.role()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an account with all that is its own")
    public void delete(UUID id) {
        people.delete(caller.get(), id);
    }

    @POST
    @Path("/{id}/password")
    @Operation(summary = "Set a new password; every session of the account ends")
    public void resetPassword(UUID id, @NotNull @Valid ResetRequest request) {
        people.resetPassword(caller.get(), id, request.password());
    }
}
