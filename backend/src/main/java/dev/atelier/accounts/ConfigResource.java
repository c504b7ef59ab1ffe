package dev.atelier.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a page has to know before anybody signs in, and what administrators set while the server runs. */
@Path("/api/v1")
@Tag(name = "Accounts")
class ConfigResource {
    private static final List<String> LANGUAGES = List.of("en", "ru", "ko", "fr", "es");

    private final AccountsConfig config;
    private final Accounts accounts;
    private final Settings settings;
    private final CurrentCaller caller;
    private final String version;

    public ConfigResource(
            AccountsConfig config,
            Accounts accounts,
            Settings settings,
            CurrentCaller caller,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.accounts = accounts;
        this.settings = settings;
        this.caller = caller;
        this.version = version;
    }

    record Config(
            String product,
            String version,
            @Schema(description = "accounts or none") String auth,

            @Schema(description = "first (the next becomes administrator), pending, open or closed")
            String signup,

            List<String> languages,
            String shareUrl,
            ChatTitles chatTitles) {}

    @GET
    @Path("/config")
    @Operation(summary = "Product name, version, how people come in; needs no sign-in")
    public Config config() {
        var signUp = accounts.isEmpty() ? "first" : settings.signUpMode().word();
        var auth = config.auth().name().toLowerCase(Locale.ROOT);
        return new Config("Atelier", version, auth, signUp, LANGUAGES, config.shareUrl(), settings.chatTitlesNow());
    }

    @GET
    @Path("/settings")
    @Operation(summary = "What administrators set while the server runs")
    public Settings.View settings() {
        return settings.read(caller.get());
    }

    @PATCH
    @Path("/settings")
    @Operation(summary = "Change settings; what is left out stays")
    public Settings.View changeSettings(@NotNull Settings.Change change) {
        return settings.change(caller.get(), change);
    }
}
