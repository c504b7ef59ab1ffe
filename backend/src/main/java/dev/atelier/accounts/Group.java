package dev.atelier.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A group as administrators see it. */
public record Group(
        UUID id, String name, String description, List<UUID> memberIds, Instant createdAt, Instant updatedAt) {

    static Group of(GroupEntity group, List<UUID> memberIds) {
        return new Group(group.id, group.name, group.description, memberIds, group.createdAt, group.updatedAt);
    }
}
