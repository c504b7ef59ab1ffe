package dev.atelier.extensions.script;

import dev.atelier.extensions.Definition;
import dev.atelier.platform.error.FaultException;
import dev.atelier.platform.error.FieldError;
import dev.atelier.platform.outgoing.WebAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts that a script may fetch from: {@code example.org} for the usual ports, or with a port of its own. */
final class Hosts {
    private static final int MOST = 20;

    private Hosts() {}

    /** Those that its author listed and an administrator allowed. */
    static Set<String> open(Definition.Script script) {
        var allowed = script.allowedHosts().stream()
                .flatMap(host -> read(host).stream())
                .collect(Collectors.toSet());
        return script.hosts().stream()
                .flatMap(host -> read(host).stream())
                .filter(allowed::contains)
                .collect(Collectors.toSet());
    }

    static List<FieldError> wrong(Definition.Script script) {
        var errors = new ArrayList<FieldError>();
        if (script.hosts().size() > MOST) {
            errors.add(new FieldError("/definition/hosts", "must have at most " + MOST + " entries"));
        }
        var listed = new HashSet<String>();
        for (var i = 0; i < script.hosts().size(); i++) {
            var host = read(script.hosts().get(i));
            host.ifPresent(listed::add);
            if (host.isEmpty()) {
                errors.add(new FieldError("/definition/hosts/" + i, "must be a host such as example.org"));
            }
        }
        for (var i = 0; i < script.allowedHosts().size(); i++) {
            if (read(script.allowedHosts().get(i)).filter(listed::contains).isEmpty()) {
                errors.add(new FieldError("/definition/allowed_hosts/" + i, "must be one of the hosts"));
            }
        }
        return errors;
    }

    /** As addresses are written: in lower case and ASCII; with its port where one was given. */
    private static Optional<String> read(String written) {
        if (written.contains("/") || written.contains("?") || written.isBlank()) {
            return Optional.empty();
        }
        try {
            var address = WebAddress.parse("https://" + written + "/");
            var withPort = written.matches(".*:[0-9]{1,5}") && !written.matches("[^\\[]*:[^\\]]*:.*");
            return Optional.of(withPort ? address.host() + ":" + address.port() : address.host());
        } catch (FaultException noHost) {
            return Optional.empty();
        }
    }
}
