package dev.atelier.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.knowledge.index.Settings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SearchTest {
    @Inject
    Shelf shelf;

    @Inject
    Search search;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Which ships did the keeper count? | The keeper counted three ships before the storm. | The oil for the lamp is bought in autumn.
            ¿Cuántos barcos contó el guardián? | El guardián contó tres barcos antes de la tormenta. | El aceite de la lámpara se compra en otoño.
            Combien de navires le gardien a-t-il comptés ? | Le gardien compte trois navires avant la tempête. | L'huile de la lampe s'achète en automne.
            Сколько кораблей видел смотритель? | Смотритель насчитал три корабля перед бурей. | Масло для лампы покупают осенью.
            등대지기가 센 배는 몇 척인가? | 등대지기는 폭풍 전에 배 세 척을 세었다. | 램프 기름은 가을에 산다.
            """)
    void a_question_finds_its_passage_in_its_own_language(String question, String right, String wrong) {
        var scope = shelf.scope();
        shelf.add(scope, wrong);
        shelf.add(scope, right);
        assertThat(shelf.find(scope, question)).first().isEqualTo(right);
        shelf.count(); // with what is known of words, as without
        assertThat(shelf.find(scope, question)).first().isEqualTo(right);
    }

    @Test
    void what_is_said_in_other_words_is_found_by_its_meaning() {
        var scope = shelf.scope();
        shelf.add(scope, "Refunds are paid within ten days.");
        shelf.add(scope, "The museum opens at nine.");
        var found = shelf.found(scope, "How do I get my money back?");
        assertThat(found).first().satisfies(best -> {
            assertThat(best.text()).startsWith("Refunds");
            assertThat(best.scores().cosine()).isGreaterThan(0.3);
        });
    }

    @Test
    void a_name_in_latin_letters_is_found_in_a_text_of_another_script() {
        var scope = shelf.scope();
        shelf.add(scope, "Мы храним всё в базе Zarquon, потому что она надёжна и её легко копировать ночью.");
        shelf.add(scope, "Смотритель насчитал три корабля перед бурей, а потом пошёл спать.");
        assertThat(shelf.find(scope, "Zarquon")).first().asString().contains("Zarquon");
    }

    @Test
    void what_stands_in_two_documents_takes_one_place() {
        var scope = shelf.scope();
        var other = shelf.scope(); // of another collection that the same model answers from
        shelf.add(scope, "The lamp is lit at dusk.");
        shelf.add(scope, "The lamp burns oil.");
        shelf.add(scope, "The lamp is lit at dusk.");
        shelf.add(other, "The lamp is lit at dusk.");
        var found = search.find(new SearchQuery("When is the lamp lit?", Map.of(scope, 0.0, other, 0.0), 2));
        assertThat(found)
                .extracting(FoundPassage::text)
                .containsExactly("The lamp is lit at dusk.", "The lamp burns oil.");
    }

    @Test
    void a_search_sees_its_own_scopes_alone() {
        var mine = shelf.scope();
        var theirs = shelf.scope();
        shelf.add(mine, "The lamp is lit at dusk.");
        shelf.add(theirs, "The secret lamp is lit at dawn.");
        assertThat(shelf.find(mine, "When is the secret lamp lit?")).containsExactly("The lamp is lit at dusk.");
        assertThat(search.find(new SearchQuery("lamp", Map.of(), 5))).isEmpty();
    }

    @Test
    void a_document_that_is_written_anew_is_found_by_its_new_text_alone() {
        var scope = shelf.scope();
        var document = shelf.add(scope, "Mooring costs nine crowns.");
        shelf.write(scope, document, "Mooring costs twelve crowns.");
        assertThat(shelf.find(scope, "What does mooring cost?")).containsExactly("Mooring costs twelve crowns.");
        shelf.forget(document);
        assertThat(shelf.find(scope, "What does mooring cost?")).isEmpty();
        assertThat(shelf.postings(scope)).isZero();
    }

    @Test
    void what_is_added_between_two_searches_is_found_by_its_meaning() {
        var scope = shelf.scope();
        var question = "Which animals live here?";
        assertThat(shelf.find(scope, question)).isEmpty();
        shelf.add(scope, "A dog barks at night.");
        assertThat(shelf.find(scope, question)).containsExactly("A dog barks at night.");
        shelf.add(scope, "The cat sleeps.");
        assertThat(shelf.find(scope, question)).hasSize(2);
    }

    @Test
    void a_deleted_document_leaves_nothing_behind() {
        var scope = shelf.scope();
        var document = shelf.add(scope, "The foghorn sounds every minute.");
        assertThat(shelf.postings(scope)).isPositive();
        shelf.delete(document);
        assertThat(shelf.postings(scope)).isZero();
    }

    @Test
    void work_that_is_cancelled_leaves_what_was_there() {
        var scope = shelf.scope();
        var document = shelf.add(scope, "The old rule holds.");
        assertThatThrownBy(() -> shelf.cancelled(scope, document, "A new rule holds."))
                .isInstanceOf(CancellationException.class);
        assertThat(shelf.find(scope, "Which rule holds?")).containsExactly("The old rule holds.");
    }

    @Test
    void the_same_text_is_embedded_once_wherever_it_stands() {
        var scope = shelf.scope();
        shelf.add(scope, "Only the harbour master may open the gate. " + scope);
        var steps = shelf.steps(shelf.scope(), "Only the harbour master may open the gate. " + scope);
        assertThat(steps).isEqualTo(1); // told once, at the end: there was nothing to embed
    }

    @Test
    void a_passage_that_matches_less_than_its_collection_asks_for_is_left_out() {
        var scope = shelf.scope();
        shelf.add(scope, "The lantern weighs forty kilograms.");
        var question = "How much does the lantern weigh?";
        assertThat(search.find(new SearchQuery(question, Map.of(scope, 0.3), 5)))
                .hasSize(1);
        assertThat(search.find(new SearchQuery("quarterly tax declaration", Map.of(scope, 0.5), 5)))
                .isEmpty();
    }

    @Test
    void many_passages_of_one_scope_are_found_by_the_index() {
        var scope = shelf.scope();
        var paragraphs = new String[30];
        for (var i = 0; i < paragraphs.length; i++) {
            paragraphs[i] = "Entry " + i + " of the log: wind force " + i % 7 + ". "
                    + "Nothing else to tell. ".repeat(15).strip();
        }
        paragraphs[17] = "A whale was seen near the pier. "
                + "Nothing else to tell. ".repeat(15).strip();
        shelf.add(scope, new Settings(400, 0, null), paragraphs);
        assertThat(shelf.foundByIndex(scope, "Which animal was seen?"))
                .first()
                .asString()
                .contains("whale");
    }
}
