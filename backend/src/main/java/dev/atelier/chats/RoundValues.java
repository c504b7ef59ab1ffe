package dev.atelier.chats;

import dev.atelier.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rounds as the statement of {@link RoundRows} takes them: a JSON object a row, which names its round by its place. */
final class RoundValues {
    private RoundValues() {}

    static String[] chats(List<Round> rounds) {
        return rows(rounds, (n, round) -> Stream.of(Chat.of(n, round)));
    }

    static String[] made(List<Round> rounds) {
        return rows(rounds, (n, round) -> round.made.stream().map(message -> Said.of(n, message)));
    }

    static String[] again(List<Round> rounds) {
        return rows(rounds, (n, round) -> Stream.ofNullable(round.again).map(message -> Said.of(n, message)));
    }

    static String[] keys(List<Round> rounds) {
        return rows(rounds, (n, round) -> Stream.ofNullable(round.key).map(key -> Key.of(n, key, round)));
    }

    private interface Rows {
        Stream<?> of(int n, Round round);
    }

    private static String[] rows(List<Round> rounds, Rows rows) {
        return IntStream.range(0, rounds.size())
                .boxed()
                .flatMap(n -> rows.of(n, rounds.get(n)))
                .map(row -> new String(Json.bytes(row), StandardCharsets.UTF_8))
                .toArray(String[]::new);
    }

    private record Chat(
            int n,
            UUID chatId,
            long revision,
            String title,
            @Nullable UUID headId,
            List<String> models,
            long lastSeq,
            Instant at) {
        static Chat of(int n, Round round) {
            var chat = round.chat;
            return new Chat(
                    n, chat.id(), chat.revision(), round.title, round.headId, round.models, round.lastSeq, round.at);
        }
    }

    private record Said(
            int n,
            UUID id,
            long seq,
            @Nullable UUID parentId,
            Speaker role,
            @Nullable String modelId,
            String text,
            MessageState state,
            @Nullable UUID replicaId,
            @Nullable Long round,
            @Nullable ContextMode context,
            @Nullable Integer saw,
            @Nullable Integer leftOut,
            @Nullable Integer unseenImages,
            List<Attachment> attachments,
            @Nullable List<UUID> mergedFrom,
            Instant at) {
        static Said of(int n, MessageEntity message) {
            return new Said(
                    n,
                    message.id,
                    message.seq,
                    message.parentId,
                    message.role,
                    message.modelId,
                    message.text,
                    message.state,
                    message.replicaId,
                    message.round,
                    message.context,
                    message.saw,
                    message.leftOut,
                    message.unseenImages,
                    message.attachments,
                    message.mergedFrom,
                    message.createdAt);
        }
    }

    private record Key(int n, String route, String key, String hash, UUID questionId, List<UUID> replyIds, Instant at) {
        static Key of(int n, Round.Keyed keyed, Round round) {
            return new Key(
                    n,
                    keyed.route(),
                    keyed.key(),
                    HexFormat.of().formatHex(keyed.hash()),
                    keyed.question(),
                    keyed.replies(),
                    round.at);
        }
    }
}
