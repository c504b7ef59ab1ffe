package dev.atelier.chats;

import dev.atelier.platform.error.Fault;
import dev.atelier.platform.error.Problems;
import dev.atelier.platform.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Ends the replies of servers that are gone: failed, with all that had been saved, calls that ran still as failed. Any number of servers may
 * do it at once.
 */
@Singleton
class Reaper {
    private static final Logger LOG = Logger.getLogger(Reaper.class);

    private static final String REAP = """
            with dead as (
                select message.id from message left join replica on replica.id = message.replica_id
                where message.state = 'streaming'
                  and (replica.beat_at is null or replica.beat_at < now() - make_interval(secs => ?))
                for update of message skip locked),
            ended as (
                update message set state = 'failed', problem = ?::jsonb,
                    text = text || (select coalesce(string_agg(body, '' order by at), '') from reply_part
                            where message_id = message.id and kind = 'text'),
                    reasoning = reasoning || (select coalesce(string_agg(body, '' order by at), '') from reply_part
                            where message_id = message.id and kind = 'reasoning'),
                    citations = coalesce((select body::jsonb from reply_part
                            where message_id = message.id and kind = 'citations' and at = 0), citations),
                    filter_notices = coalesce((select body::jsonb from reply_part
                            where message_id = message.id and kind = 'filters' order by at desc limit 1), filter_notices),
                    tool_calls = (
                        select coalesce(jsonb_agg(
                            case when call ->> 'state' in ('waiting', 'running') then call - 'question' || ?::jsonb else call end
                            order by n), '[]')
                        from jsonb_array_elements(coalesce((select body::jsonb from reply_part
                            where message_id = message.id and kind = 'tools' order by at desc limit 1), tool_calls))
                            with ordinality each (call, n))
                from dead where message.id = dead.id returning message.id),
            parts as (delete from reply_part where message_id in (select id from ended))
            select count(*) from ended""";

    private static final String STILL_DEAD = """
            delete from replica where beat_at < now() - make_interval(secs => ?)
              and not exists (select 1 from message where state = 'streaming' and replica_id = replica.id)""";

    private final DataSource database;
    private final double deadAfter;

    Reaper(DataSource database, ChatsConfig config) {
        this.database = database;
        this.deadAfter = config.deadAfter().toMillis() / 1000.0;
    }

    void look() throws SQLException {
        try (var connection = database.getConnection();
                var reap = connection.prepareStatement(REAP);
                var forget = connection.prepareStatement(STILL_DEAD)) {
            reap.setDouble(1, deadAfter);
            reap.setString(2, interrupted());
            reap.setString(3, Json.mapper().valueToTree(ToolCall.INTERRUPTED).toString());
            try (var ended = reap.executeQuery()) {
                if (ended.next() && ended.getLong(1) > 0) {
                    LOG.infof("Ended %d replies of a server that is gone", ended.getLong(1));
                }
            }
            forget.setDouble(1, deadAfter);
            forget.executeUpdate();
        }
    }

    private static String interrupted() {
        return Json.mapper().valueToTree(Problems.of(new Fault.Interrupted())).toString();
    }
}
