package dev.atelier.models.transfer;

import dev.atelier.accounts.Sharing;
import dev.atelier.models.ModelArchive;
import dev.atelier.models.transfer.format.Incoming;
import dev.atelier.models.transfer.format.Mention;
import dev.atelier.models.transfer.format.OpenWebUiAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Grants of a file to people and groups: those who are here get them; the others are named, and kept for export. */
final class Grantees {
    private final ModelArchive archive;
    private final Map<String, Boolean> known = new HashMap<>();

    Grantees(ModelArchive archive) {
        this.archive = archive;
    }

    Incoming.Entry granted(Incoming.Entry entry) {
        var access = entry.content().access();
        if (access == null || access.grants() == null || access.grants().isEmpty()) {
            return entry;
        }
        var here = new ArrayList<Sharing.GrantView>();
        var mentions = new ArrayList<>(entry.mentions());
        for (var grant : access.grants()) {
            if (known.computeIfAbsent(grant.principal(), archive::isPrincipal)) {
                here.add(grant);
            } else {
                var parts = grant.principal().split(":", 2);
                mentions.add(new Mention(parts[0], parts[1], null));
            }
        }
        var content = entry.content().withAccess(new Sharing(access.visibility(), here));
        return entry.with(content, OpenWebUiAccess.without(entry.original(), here), mentions);
    }
}
