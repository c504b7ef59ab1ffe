package dev.atelier.accounts;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Etag;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.http.Precondition;
import dev.atelier.platform.time.Now;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups of people, for administrators. Who leaves one loses at once what was granted to it: membership is asked with every request. */
@ApplicationScoped
public class Groups {
    private static final String KIND = "group";
    private static final UUID NONE = new UUID(0, 0);

    private final GroupRepository groups;
    private final Audit audit;
    private final Event<GroupEnding> ending;

    Groups(GroupRepository groups, Audit audit, Event<GroupEnding> ending) {
        this.groups = groups;
        this.audit = audit;
        this.ending = ending;
    }

    /** What an administrator writes of a group; null leaves a field as it is. */
    public record Change(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<UUID> memberIds) {}

    /** A group with its tag. */
    public record Tagged(Group group, Etag etag) {}

    /** By name. */
    @Transactional
    public Page<Group> list(Caller caller, int limit, @Nullable String cursorText) {
        Access.requireAdmin(caller);
        var cursor = Cursor.parse(cursorText, 2);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("name", cursor == null ? "" : cursor.keys().getFirst());
        parameters.put("id", cursor == null ? NONE : cursor.last(UUID::fromString));
        var found = groups.find(
                        "lower(name) > :name or lower(name) = :name and id > :id order by lower(name), id", parameters)
                .page(0, limit + 1)
                .list();
        var shown = found.stream().limit(limit).toList();
        var members = groups.members(shown);
        var items = shown.stream()
                .map(group -> Group.of(group, members.getOrDefault(group.id, List.of())))
                .toList();
        return new Page<>(items, found.size() > limit ? cursorAfter(shown.getLast()) : null, groups.count());
    }

    @Transactional
    public Tagged read(Caller caller, UUID id) {
        Access.requireAdmin(caller);
        return tagged(find(id));
    }

    @Transactional
    public Tagged create(Caller caller, Change content) {
        Access.requireAdmin(caller);
        var group = new GroupEntity();
        group.createdAt = Now.instant();
        group.updatedAt = group.createdAt;
        rename(group, content.name() == null ? "" : content.name(), NONE);
        group.description = content.description() == null ? "" : content.description();
        groups.persistAndFlush(group);
        setMembers(group, content.memberIds() == null ? List.of() : content.memberIds());
        audit.note(caller, "group.create", group.id + " " + group.name);
        return tagged(group);
    }

    @Transactional
    public Tagged change(Caller caller, UUID id, Change change, Precondition precondition) {
        Access.requireAdmin(caller);
        var group = find(id, precondition);
        if (change.name() != null) {
            rename(group, change.name(), id);
        }
        if (change.description() != null) {
            group.description = change.description();
        }
        if (change.memberIds() != null) {
            setMembers(group, change.memberIds());
            audit.note(
                    caller,
                    "group.members",
                    id + " " + Set.copyOf(change.memberIds()).size());
        }
        group.updatedAt = Now.instant();
        groups.flush();
        audit.note(caller, "group.change", id + " " + group.name);
        return tagged(group);
    }

    /** What was granted to it is granted to nobody any more. */
    @Transactional
    public void delete(Caller caller, UUID id, Precondition precondition) {
        Access.requireAdmin(caller);
        var group = find(id, precondition);
        ending.fire(new GroupEnding(id));
        groups.delete(group);
        audit.note(caller, "group.delete", id + " " + group.name);
    }

    private void rename(GroupEntity group, String name, UUID id) {
        if (name.isBlank()) {
            throw new Fault.Invalid("/name", "must not be empty").asException();
        }
        groups.lockNames();
        if (groups.isTaken(name.strip(), id)) {
            throw new Fault.Conflict("id-taken", "/name: there is already a group " + name.strip() + ".").asException();
        }
        group.name = name.strip();
    }

    private void setMembers(GroupEntity group, List<UUID> members) {
        var distinct = Set.copyOf(members);
        if (groups.setMembers(group, distinct) < distinct.size()) {
            throw new Fault.Invalid("/member_ids", "names somebody who has no account").asException();
        }
    }

    private GroupEntity find(UUID id, Precondition precondition) {
        var group = find(id);
        if (!precondition.holds(etag(group))) {
            throw new Fault.Stale(KIND, id.toString()).asException();
        }
        return group;
    }

    private GroupEntity find(UUID id) {
        return groups.findByIdOptional(id).orElseThrow(() -> new Fault.NotFound(KIND, id.toString()).asException());
    }

    private Tagged tagged(GroupEntity group) {
        var members = groups.members(Set.of(group)).getOrDefault(group.id, List.of());
        return new Tagged(Group.of(group, members), etag(group));
    }

    private static Etag etag(GroupEntity group) {
        return Etag.of(group.revision, "g");
    }

    private static String cursorAfter(GroupEntity group) {
        return new Cursor(List.of(group.name.toLowerCase(Locale.ROOT), group.id.toString())).text();
    }
}
