package dev.atelier.chats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {
    private static final Usage TEN_A_SECOND = new Usage(5, 20, 100, 2100, 10.0);
    private static final Usage FORTY_A_SECOND = new Usage(25, 80, 50, 2050, 40.0);
    private static final Usage STOPPED = new Usage(null, null, 80, 500, null);

    @Test
    void what_went_on_cost_both_and_its_pace_is_that_of_all_its_tokens() {
        assertThat(FORTY_A_SECOND.behind(TEN_A_SECOND)).isEqualTo(new Usage(30, 100, 100, 4150, 25.0));
    }

    @Test
    void what_one_asking_does_not_know_is_not_known_of_the_whole() {
        assertThat(FORTY_A_SECOND.behind(STOPPED)).isEqualTo(new Usage(null, null, 80, 2550, 40.0));
        assertThat(STOPPED.behind(TEN_A_SECOND)).isEqualTo(new Usage(null, null, 100, 2600, 10.0));
        assertThat(TEN_A_SECOND.behind(null)).isEqualTo(TEN_A_SECOND);
    }
}
