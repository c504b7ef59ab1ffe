package dev.atelier.chats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.error.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to several of a person's chats at once. */
@ApplicationScoped
public class ManyChats {
    static final int MOST = 1_000;

    private final ChatRepository chats;

    ManyChats(ChatRepository chats) {
        this.chats = chats;
    }

    /**
     * The same change to each, in one transaction; chats that are not there, or somebody else's, are passed over.
     *
     * @param ids at most 1,000
     * @param patch as for one chat
     * @return the chats that it was done to
     */
    @Transactional
    public List<UUID> change(Caller caller, List<UUID> ids, JsonNode patch) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new Fault.Invalid("/ids", "must name 1 to " + MOST + " chats").asException();
        }
        var found = chats.list("ownerId = ?1 and id in ?2 order by id", caller.id(), ids);
        var change = new ChatPatch(patch);
        found.forEach(change::applyTo);
        chats.flush();
        return found.stream().map(chat -> chat.id).toList();
    }

    /**
     * Puts all that a folder holds, archived chats too, into another folder, or into none.
     *
     * @return the chats that it held
     */
    @Transactional
    public List<UUID> moveFolder(Caller caller, String folder, @Nullable String to) {
        var target = to == null ? null : ChatPatch.folder(to, "/to");
        var held = chats.list("ownerId = ?1 and folder = ?2 order by id", caller.id(), folder.strip());
        held.forEach(chat -> chat.folder = target);
        chats.flush();
        return held.stream().map(chat -> chat.id).toList();
    }
}
