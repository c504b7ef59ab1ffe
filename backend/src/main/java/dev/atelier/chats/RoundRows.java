package dev.atelier.chats;

import dev.atelier.platform.sql.Statements;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes rounds, whatever is asked in them: the messages, the chat's row and the key, all or nothing for each, in one statement for all
 * that are asked at the same moment. A round is written only while its chat is as it was read: nothing is locked in between.
 */
@Singleton
class RoundRows {
    private static final String WRITE = """
            with asked as (
                select row.* from unnest(?::text[]) each (json), jsonb_to_record(each.json::jsonb) row (
                    n integer, chat_id uuid, revision bigint, title text, head_id uuid, models text[], last_seq bigint,
                    at timestamptz)),
            written as (
                update chat set title = asked.title, head_id = asked.head_id, models = asked.models,
                    last_seq = asked.last_seq, updated_at = asked.at, revision = chat.revision + 1
                from asked where chat.id = asked.chat_id and chat.revision = asked.revision
                returning asked.n, chat.id as chat_id),
            made as (
                insert into message (id, seq, chat_id, parent_id, role, model_id, text, state, replica_id, round,
                    context, saw, left_out, unseen_images, attachments, merged_from, created_at)
                select row.id, row.seq, written.chat_id, row.parent_id, row.role, row.model_id, row.text, row.state,
                    row.replica_id, row.round, row.context, row.saw, row.left_out, row.unseen_images, row.attachments,
                    row.merged_from, row.at
                from unnest(?::text[]) each (json), jsonb_to_record(each.json::jsonb) row (
                    n integer, id uuid, seq bigint, parent_id uuid, role text, model_id text, text text, state text,
                    replica_id uuid, round bigint, context text, saw integer, left_out integer, unseen_images integer,
                    attachments jsonb, merged_from uuid[], at timestamptz)
                join written using (n)),
            again as (
                update message set state = 'streaming', round = row.round, replica_id = row.replica_id,
                    context = row.context, saw = row.saw, left_out = row.left_out, unseen_images = row.unseen_images,
                    stop_requested = false, finish_reason = null, problem = null
                from unnest(?::text[]) each (json), jsonb_to_record(each.json::jsonb) row (
                    n integer, id uuid, replica_id uuid, round bigint, context text, saw integer, left_out integer,
                    unseen_images integer)
                join written using (n)
                where message.id = row.id and message.chat_id = written.chat_id),
            keyed as (
                insert into turn_key (chat_id, route, key, request_hash, question_id, reply_ids, created_at)
                select written.chat_id, row.route, row.key, decode(row.hash, 'hex'), row.question_id, row.reply_ids, row.at
                from unnest(?::text[]) each (json), jsonb_to_record(each.json::jsonb) row (
                    n integer, route text, key text, hash text, question_id uuid, reply_ids uuid[], at timestamptz)
                join written using (n))
            select n from written""";

    private final Statements statements;

    RoundRows(Statements statements) {
        this.statements = statements;
    }

    /** What became of a round. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        /** Its chat, or what it refers to, is not what it was when the round was made. */
        record Changed() implements Outcome {}

        record Broken(RuntimeException cause) implements Outcome {}
    }

    /** Blocks. */
    Map<Round, Outcome> write(Collection<Round> rounds) {
        try {
            var inOrder = List.copyOf(rounds);
            var written = new HashSet<>(writeAll(inOrder));
            var outcomes = new HashMap<Round, Outcome>();
            IntStream.range(0, inOrder.size())
                    .forEach(n -> outcomes.put(
                            inOrder.get(n), written.contains(n) ? new Outcome.Written() : new Outcome.Changed()));
            return outcomes;
        } catch (RuntimeException refused) {
            return rounds.size() == 1 ? told(rounds.iterator().next(), refused) : oneByOne(rounds);
        }
    }

    /** One that cannot be written must not keep the others. */
    private Map<Round, Outcome> oneByOne(Collection<Round> rounds) {
        var outcomes = new HashMap<Round, Outcome>();
        rounds.forEach(round -> outcomes.putAll(write(List.of(round))));
        return outcomes;
    }

    /** What is gone meanwhile (class 23 of SQLSTATE: a constraint; class 40: another's transaction went first) is found by who reads again. */
    private static Map<Round, Outcome> told(Round round, RuntimeException refused) {
        var state = refused.getCause() instanceof SQLException sql ? sql.getSQLState() : null;
        var isChanged = state != null && (state.startsWith("23") || state.startsWith("40"));
        return Map.of(round, isChanged ? new Outcome.Changed() : new Outcome.Broken(refused));
    }

    /** @return the places of those that were written */
    private List<Integer> writeAll(List<Round> rounds) {
        return statements.list(
                row -> row.getInt(1),
                WRITE,
                RoundValues.chats(rounds),
                RoundValues.made(rounds),
                RoundValues.again(rounds),
                RoundValues.keys(rounds));
    }
}
