package dev.atelier.chats;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Logs of replies that another server writes: they grow as that one saves them, and end as it says. Only what somebody follows is looked at. */
@ApplicationScoped
class Mirror {
    private static final Logger LOG = Logger.getLogger(Mirror.class);
    private static final int LOOKS_UNFOLLOWED = 20;

    private final Vertx vertx;
    private final MessageRepository messages;
    private final Citations citations;
    private final long interval;
    private final Map<UUID, Image> images = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();

    Mirror(Vertx vertx, MessageRepository messages, Citations citations, ChatsConfig config) {
        this.vertx = vertx;
        this.messages = messages;
        this.citations = citations;
        this.interval = config.checkpointInterval().toMillis();
    }

    /** One log, and for how long nobody has followed it. */
    private static final class Image {
        private final ReplyLog log;
        private int unfollowed;

        Image(MessageEntity message) {
            this.log = new ReplyLog(message.id, message.seq);
        }

        synchronized void growTo(MessageEntity message, MessageRepository.SavedText saved, Citations citations) {
            var running = message.state == MessageState.STREAMING;
            var kept = running ? saved.citations() : message.citations;
            if (log.citations().isEmpty() && !kept.isEmpty()) {
                log.cites(kept, citations.forOwner(message.chatId, kept));
            }
            saved.fallbacks().stream().skip(log.fallbacks().size()).forEach(log::fellBack); // told before what they say
            log.called(running ? saved.calls() : message.toolCalls);
            log.filtered(running ? saved.notices() : message.filterNotices);
            grow(log.text, running ? saved.text() : message.text);
            grow(log.reasoning, running ? saved.reasoning() : message.reasoning);
            if (running) {
                log.wake();
            } else if (log.ending() == null) {
                log.end(Ending.of(message));
            }
        }

        private static void grow(TextLog log, String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > log.length()) {
                log.append(Arrays.copyOfRange(bytes, log.length(), bytes.length));
            }
        }

        boolean isWanted() {
            unfollowed = log.isFollowed() ? 0 : unfollowed + 1;
            return unfollowed < LOOKS_UNFOLLOWED && log.ending() == null;
        }
    }

    void open(@Observes StartupEvent start) {
        vertx.setPeriodic(interval, tick -> {
            if (!images.isEmpty() && looking.compareAndSet(false, true)) {
                vertx.executeBlocking(this::look, false)
                        .onFailure(cause -> LOG.warn("Replies of other servers cannot be read", cause))
                        .onComplete(done -> looking.set(false));
            }
        });
    }

    /** The log of a reply that runs elsewhere, with all that is saved of it. */
    ReplyLog of(MessageEntity message) {
        var image = images.compute(
                message.id, (id, known) -> known == null || known.log.ending() != null ? new Image(message) : known);
        image.growTo(
                message,
                messages.savedTexts(List.of(message.id)).getOrDefault(message.id, MessageRepository.SavedText.NONE),
                citations);
        return image.log;
    }

    @Transactional
    int look() {
        images.values().removeIf(image -> !image.isWanted());
        var ids = List.copyOf(images.keySet());
        var saved = messages.savedTexts(ids); // before the rows: the end of a reply takes its pieces away
        var rows = messages.list("id in ?1", ids);
        rows.forEach(row -> {
            var image = images.get(row.id);
            if (image != null) {
                image.growTo(row, saved.getOrDefault(row.id, MessageRepository.SavedText.NONE), citations);
            }
        });
        var gone = new HashSet<>(ids); // of those that were looked at: another may have come meanwhile
        rows.forEach(row -> gone.remove(row.id));
        images.keySet().removeAll(gone);
        return rows.size();
    }
}
