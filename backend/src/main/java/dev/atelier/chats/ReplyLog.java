package dev.atelier.chats;

import dev.atelier.extensions.filtering.FilterNotice;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a reply has said so far, for whoever follows it. Followers hold their own places in it; they neither stop nor slow it. */
final class ReplyLog {
    final UUID id;
    final long seq;
    final TextLog text;
    final TextLog reasoning;

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();

    private final List<Told.FellBack> fallbacks = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<FilterNotice> notices = new CopyOnWriteArrayList<>();
    private volatile ToolCalls calls = ToolCalls.NONE;
    private volatile List<KeptCitation> kept = List.of();
    private volatile List<Citation> citations = List.of();
    private volatile @Nullable Ending ending;

    ReplyLog(UUID id, long seq) {
        this(id, seq, new TextLog(), new TextLog());
    }

    private ReplyLog(UUID id, long seq, TextLog text, TextLog reasoning) {
        this.id = id;
        this.seq = seq;
        this.text = text;
        this.reasoning = reasoning;
    }

    /** One that goes on behind what was said before. */
    static ReplyLog behind(UUID id, long seq, String text, String reasoning) {
        return new ReplyLog(id, seq, new TextLog(text), new TextLog(reasoning));
    }

    /** One that ended, as the database has it. */
    static ReplyLog of(MessageEntity message) {
        var log = new ReplyLog(message.id, message.seq, new TextLog(message.text), new TextLog(message.reasoning));
        log.called(message.toolCalls);
        log.filtered(message.filterNotices);
        log.ending = Ending.of(message);
        return log;
    }

    /** Before anything is said: another base model is asked. */
    void fellBack(Told.FellBack told) {
        fallbacks.add(told);
        wake();
    }

    List<Told.FellBack> fallbacks() {
        return fallbacks;
    }

    /** At any time: what a filter did; once, however often it did it. */
    void filtered(FilterNotice notice) {
        if (notices.addIfAbsent(notice)) {
            wake();
        }
    }

    /** All of them, where another server or an earlier round told them. */
    void filtered(List<FilterNotice> all) {
        notices.addAllAbsent(all);
    }

    List<FilterNotice> notices() {
        return notices;
    }

    /** At any time: how a call of a tool is now. */
    void called(ToolCall call) {
        calls = calls.with(call);
        wake();
    }

    /** All of them, where another server or an earlier round made them. */
    void called(List<ToolCall> all) {
        calls = calls.all(all);
    }

    ToolCalls calls() {
        return calls;
    }

    /** Before anything is said: what it is given from, as the person whose chat it is may see it. */
    void cites(List<KeptCitation> sources, List<Citation> opened) {
        kept = sources;
        citations = opened;
        wake();
    }

    List<KeptCitation> keptCitations() {
        return kept;
    }

    List<Citation> citations() {
        return citations;
    }

    /** Set once all that was said is in the database, and nothing is said any more. */
    @Nullable
    Ending ending() {
        return ending;
    }

    void end(Ending how) {
        ending = how;
        wake();
    }

    /** @param wake called after anything new, on the thread that writes; it must return at once */
    void follow(Runnable wake) {
        followers.add(wake);
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    void leave(Runnable wake) {
        followers.remove(wake);
    }

    void wake() {
        for (var follower : followers) {
            follower.run();
        }
    }
}
