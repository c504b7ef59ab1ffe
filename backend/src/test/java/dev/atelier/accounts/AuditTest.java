package dev.atelier.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.atelier.platform.sql.Statements;
import dev.atelier.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes and calls in one list: told apart, and kept for as long as each is worth. */
@QuarkusTest
class AuditTest {
    /** Beyond every entry of others, so that these are the newest. */
    private static final long FIRST = 9_000_000_000_000L;

    @Inject
    Audit audit;

    @Inject
    Statements statements;

    /** Twenty, every other one a call; n1 is of {@code days} ago, each that follows a day younger. */
    private void entries(int days) {
        statements.run("""
                insert into audit_entry (id, at, action, subject) overriding system value
                select ? + n, now() - make_interval(days => ? - n),
                    case when n % 2 = 0 then 'extension.call' else 'extension.change' end, 'n' || n
                from generate_series(1, 20) n""", FIRST, days);
    }

    @AfterEach
    void as_it_was() {
        statements.run("delete from audit_entry where id >= ?", FIRST);
    }

    private List<String> subjects(String query) {
        return Api.asAdministrator()
                .get("/api/v1/audit" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.subject");
    }

    @Test
    void calls_are_kept_for_thirty_days_and_changes_for_good() {
        entries(40);
        audit.sweep();
        assertThat(subjects("?kind=call"))
                .startsWith("n20", "n18", "n16", "n14", "n12")
                .doesNotContain("n10", "n2");
        assertThat(subjects("?kind=change")).contains("n19", "n1");
    }

    @Test
    void of_many_calls_the_newest_are_kept_and_changes_all() {
        entries(21);
        audit.forgetCalls(2);
        assertThat(subjects("?kind=call")).startsWith("n20", "n18").doesNotContain("n16", "n2");
        assertThat(subjects("?kind=change")).contains("n19", "n1");
    }

    @Test
    void changes_are_listed_without_calls_and_calls_without_changes_page_by_page() {
        entries(21);
        var first = Api.asAdministrator().get("/api/v1/audit?kind=call&limit=4");
        first.then()
                .body("items.action", everyItem(equalTo("extension.call")))
                .body("items.subject", contains("n20", "n18", "n16", "n14"));
        assertThat(subjects("?kind=call&limit=4&cursor=" + first.path("next_cursor")))
                .containsExactly("n12", "n10", "n8", "n6");
        assertThat(subjects("?kind=change&limit=2")).containsExactly("n19", "n17");
        assertThat(subjects("?limit=3")).containsExactly("n20", "n19", "n18");
        assertThat(total("?kind=call")).isGreaterThanOrEqualTo(10);
        assertThat(total("?kind=change")).isGreaterThanOrEqualTo(10);
        Api.asAdministrator()
                .get("/api/v1/audit?kind=everything")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/kind"));
    }

    private static int total(String query) {
        return Api.asAdministrator().get("/api/v1/audit" + query).path("total");
    }
}
