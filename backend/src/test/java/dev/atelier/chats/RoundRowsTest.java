package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.atelier.accounts.Caller;
import dev.atelier.accounts.Role;
import dev.atelier.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rounds that are written together: each all or nothing, whatever becomes of the others. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RoundRowsTest {
    @Inject
    RoundRows rows;

    @Inject
    ChatLines lines;

    @Inject
    ReplyMessages messages;

    private Round question(Talk talk, @Nullable UUID parent, String text) {
        var caller = new Caller(
                UUID.fromString(talk.person().id()), "Ann", "ann@example.com", Role.USER, null, null, List.of(), null);
        var round = new Round(lines.own(caller, UUID.fromString(talk.id())));
        round.headId = messages.question(round, parent, text, List.of()).id;
        return round;
    }

    @Test
    void rounds_of_two_chats_are_written_in_one_statement() {
        var one = Talk.begin();
        var other = Talk.begin();
        var first = question(one, null, "One?");
        var second = question(other, null, "Another?");
        assertThat(rows.write(List.of(first, second)))
                .containsOnlyKeys(first, second)
                .allSatisfy((round, outcome) -> assertThat(outcome).isEqualTo(new RoundRows.Outcome.Written()));
        one.read().then().body("messages.content[0].text", contains("One?"));
        other.read().then().body("messages.content[0].text", contains("Another?"));
    }

    @Test
    void of_two_rounds_that_were_made_of_the_same_chat_one_is_written() {
        var talk = Talk.begin();
        var rounds = List.of(question(talk, null, "First?"), question(talk, null, "Second?"));
        assertThat(rows.write(rounds).values())
                .containsExactlyInAnyOrder(new RoundRows.Outcome.Written(), new RoundRows.Outcome.Changed());
        assertThat(talk.read().<List<?>>path("messages")).hasSize(1);
    }

    @Test
    void one_whose_parent_is_gone_keeps_no_other() {
        var talk = Talk.begin();
        var other = Talk.begin();
        var orphan = question(talk, UUID.randomUUID(), "After what?");
        var whole = question(other, null, "Whole?");
        assertThat(rows.write(List.of(orphan, whole)))
                .containsEntry(orphan, new RoundRows.Outcome.Changed())
                .containsEntry(whole, new RoundRows.Outcome.Written());
        talk.read().then().body("messages", empty());
        other.read().then().body("messages.content[0].text", contains("Whole?"));
    }

    @Test
    void one_that_the_database_does_not_take_says_why_and_leaves_nothing() {
        var talk = Talk.begin();
        var round = question(talk, null, "NUL: \0");
        assertThat(rows.write(List.of(round)).get(round)).isInstanceOf(RoundRows.Outcome.Broken.class);
        talk.read().then().body("messages", empty());
    }
}
