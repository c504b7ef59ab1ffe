package dev.atelier.extensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.accounts.Audit;
import dev.atelier.accounts.Caller;
import dev.atelier.platform.http.Cursor;
import dev.atelier.platform.http.Page;
import dev.atelier.platform.sql.Statements;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What ran: in the log of its extension, for who looks after it, and in the audit, for administrators. */
@ApplicationScoped
public class Calls {
    private static final int KEPT = 1_000;
    private static final int LINES = 100;
    private static final int LINE = 1_000;
    private static final int PROBLEM = 2_000;
    private static final int NAME = 200;

    private static final String AUDITED =
            "insert into audit_entry (at, account_id, action, subject) values (?, ?, '" + Audit.CALL + "', ?)";

    /** One statement: both are there, or neither. */
    private static final String NOTED = """
            with noted as (
                insert into extension_call (extension_id, at, account_id, model_id, what, took_ms, ok, problem, lines)
                values (?, ?, (select id from account where id = ?), ?, ?, ?, ?, ?, ?))
            """ + AUDITED;

    private final Statements statements;
    private final Extensions extensions;

    Calls(Statements statements, Extensions extensions) {
        this.statements = statements;
        this.extensions = extensions;
    }

    /** @param caller null where the account is gone */
    @Schema(name = "ExtensionCall")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            Instant at,
            String what,
            @Nullable Who caller,
            @Nullable String modelId,
            int tookMs,
            boolean ok,
            @Nullable String problem,
            List<String> lines) {}

    /** Who called. */
    @Schema(name = "ExtensionCaller")
    public record Who(UUID id, String name) {}

    private record Numbered(long number, Entry entry) {}

    /** Blocks. */
    public void note(Call call) {
        statements.run(
                NOTED,
                call.extensionId(),
                call.at().atOffset(ZoneOffset.UTC),
                call.caller(),
                call.modelId(),
                bounded(call.what(), PROBLEM),
                call.tookMs(),
                call.ok(),
                call.problem() == null ? null : bounded(call.problem(), PROBLEM),
                call.lines().stream()
                        .limit(LINES)
                        .map(line -> bounded(line, LINE))
                        .toArray(String[]::new),
                call.at().atOffset(ZoneOffset.UTC),
                call.caller(),
                subject(call));
    }

    /** In the audit alone: what is no news to who looks after the extension. Blocks. */
    public void audit(Call call) {
        statements.run(AUDITED, call.at().atOffset(ZoneOffset.UTC), call.caller(), subject(call));
    }

    /** The names of tools are their servers'. */
    private static String subject(Call call) {
        var what = bounded(call.what().replaceAll("\\p{Cntrl}", " "), NAME);
        return Stream.of(call.extensionId(), what, call.ok() ? "ok" : "failed", Objects.toString(call.modelId(), ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The newest first. */
    public Page<Entry> list(Caller caller, String id, int limit, @Nullable Cursor cursor) {
        extensions.requireReadable(caller, id);
        var found = statements.list(
                Calls::entry, """
                        select c.*, a.name from extension_call c left join account a on a.id = c.account_id
                        where c.extension_id = ? and c.id < ? order by c.id desc limit ?""", id, cursor == null ? Long.MAX_VALUE : cursor.first(Long::parseLong), limit + 1);
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit
                ? new Cursor(List.of(Long.toString(shown.getLast().number()))).text()
                : null;
        var total = statements.first(
                row -> row.getLong(1), "select count(*) from extension_call where extension_id = ?", id);
        return new Page<>(shown.stream().map(Numbered::entry).toList(), next, total.orElse(0L));
    }

    private static Numbered entry(ResultSet row) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        return new Numbered(
                row.getLong("id"),
                new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("what"),
                        account == null ? null : new Who(account, row.getString("name")),
                        row.getString("model_id"),
                        row.getInt("took_ms"),
                        row.getBoolean("ok"),
                        row.getString("problem"),
                        List.of((String[]) row.getArray("lines").getArray())));
    }

    @Scheduled(every = "10m", delayed = "3m")
    void sweep() {
        statements.run("delete from extension_call where at < now() - interval '30 days'");
        statements.run("""
                delete from extension_call c using (
                    select id, row_number() over (partition by extension_id order by id desc) n from extension_call) old
                where c.id = old.id and old.n > ?""", KEPT);
    }

    private static String bounded(String text, int longest) {
        var plain = text.replace("\0", "");
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
    }
}
