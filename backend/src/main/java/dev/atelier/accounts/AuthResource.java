package dev.atelier.accounts;

import dev.atelier.platform.http.Page;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Signing up, in and out; one's own profile, password and keys. */
@Path("/api/v1/auth")
@Tag(name = "Accounts")
class AuthResource {
    private final Accounts accounts;
    private final ApiKeys keys;
    private final CurrentCaller caller;
    private final AccountsConfig config;

    AuthResource(Accounts accounts, ApiKeys keys, CurrentCaller caller, AccountsConfig config) {
        this.accounts = accounts;
        this.keys = keys;
        this.caller = caller;
        this.config = config;
    }

    record SignUpRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "Ines Marchetti")
            String name,

            @NotNull @Email @Size(min = 3, max = 254) @Schema(examples = "ines@example.com")
            String email,

            @NotNull @Size(min = 8, max = 256) @Schema(examples = "a long enough secret")
            String password) {}

    record SignInRequest(
            @NotNull @Size(max = 254) @Schema(examples = "ines@example.com")
            String email,

            @NotNull @Size(max = 256) @Schema(examples = "a long enough secret")
            String password) {}

    record ProfileRequest(
            @Nullable @Size(min = 1, max = 100) String name,

            @Nullable @Size(max = 35) @Schema(examples = "fr")
            String language,

            @Nullable @Size(max = 64) @Schema(examples = "Europe/Paris")
            String timeZone) {}

    record PasswordRequest(
            @NotNull @Size(max = 256) String currentPassword,
            @NotNull @Size(min = 8, max = 256) String newPassword) {}

    record KeyRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "laptop")
            String name) {}

    @POST
    @Path("/signup")
    @Operation(summary = "Sign up; the very first account becomes the administrator")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = User.class)))
    public Response signUp(@NotNull @Valid SignUpRequest request, @Context HttpServerRequest http) {
        var in = accounts.signUp(request.name(), request.email(), request.password());
        return Response.status(201)
                .entity(in.user())
                .cookie(cookie(in.token(), http))
                .build();
    }

    @POST
    @Path("/signin")
    @Operation(summary = "Sign in")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = User.class)))
    public Response signIn(@NotNull @Valid SignInRequest request, @Context HttpServerRequest http) {
        var in = accounts.signIn(
                request.email(), request.password(), http.remoteAddress().hostAddress());
        return Response.ok(in.user()).cookie(cookie(in.token(), http)).build();
    }

    @POST
    @Path("/signout")
    @Operation(summary = "End this session, at once and everywhere")
    @APIResponse(responseCode = "204")
    public Response signOut(@Context HttpServerRequest http) {
        accounts.signOut(caller.get());
        return Response.noContent().cookie(cookie("", http)).build();
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who is calling")
    public User me() {
        return accounts.me(caller.get());
    }

    @PATCH
    @Path("/me")
    @Operation(summary = "Change one's name, language or time zone")
    public User change(@NotNull @Valid ProfileRequest request) {
        var profile = new Accounts.Profile(request.name(), request.language(), request.timeZone());
        return accounts.change(caller.get(), profile);
    }

    @POST
    @Path("/password")
    @Operation(summary = "Change one's password; every other session ends")
    public void changePassword(@NotNull @Valid PasswordRequest request) {
        accounts.changePassword(caller.get(), request.currentPassword(), request.newPassword());
    }

    @POST
    @Path("/api-keys")
    @Operation(summary = "Make an API key; it is shown once")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ApiKeys.Created.class)))
    public Response createKey(@NotNull @Valid KeyRequest request) {
        return Response.status(201)
                .entity(keys.create(caller.get(), request.name()))
                .build();
    }

    @GET
    @Path("/api-keys")
    @Operation(summary = "One's API keys, newest first")
    public Page<ApiKeys.View> listKeys() {
        return Page.whole(keys.list(caller.get()));
    }

    @DELETE
    @Path("/api-keys/{id}")
    @Operation(summary = "Delete an API key; it is dead at once")
    public void deleteKey(UUID id) {
        keys.delete(caller.get(), id);
    }

    private NewCookie cookie(String token, @Context HttpServerRequest http) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure(http.isSSL() || "https".equals(http.scheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(token.isEmpty() ? 0 : (int) config.sessionLifetime().toSeconds())
                .build();
    }
}
