package dev.atelier.extensions;

import dev.atelier.accounts.Access;
import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Settings;
import dev.atelier.platform.error.Fault;
import jakarta.inject.Singleton;
import java.util.List;

/** Who may have what run or asked here. */
@Singleton
class ExtensionAuthors {
    private final Settings settings;

    ExtensionAuthors(Settings settings) {
        this.settings = settings;
    }

    /** @param before as it stands; blank where it is new */
    void require(Caller caller, ExtensionRow before, Definition definition) {
        if (before.definition().equals(Definitions.write(definition))) {
            return;
        }
        switch (definition) {
            case Definition.Builtin builtin -> {}
            case Definition.Prompt prompt -> {}
            case Definition.Script script -> {
                requireWriter(caller);
                if (!hostsOf(before).containsAll(script.allowedHosts())) {
                    Access.requireAdmin(caller);
                }
            }
            case Definition.Mcp mcp -> {
                requireWriter(caller);
                if (mcp.transport() == Definition.Transport.STDIO) {
                    Access.requireAdmin(caller); // it runs on the server itself
                }
            }
            case Definition.OpenApi server -> requireWriter(caller);
            case Definition.Pipelines server -> requireWriter(caller);
            case Definition.Remote server -> requireWriter(caller);
        }
    }

    boolean mayWrite(Caller caller) {
        return settings.mayWriteExtensions(caller.role());
    }

    void requireWriter(Caller caller) {
        if (!mayWrite(caller)) {
            throw new Fault.Forbidden("Only administrators add scripts and servers here, unless a setting lets others.")
                    .asException();
        }
    }

    private static List<String> hostsOf(ExtensionRow before) {
        return before.definition()
                .path("allowed_hosts")
                .valueStream()
                .map(host -> host.asText())
                .toList();
    }
}
