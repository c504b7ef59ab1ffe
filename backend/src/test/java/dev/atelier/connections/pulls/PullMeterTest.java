package dev.atelier.connections.pulls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.connections.Progress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PullMeterTest {
    private final PullMeter meter = new PullMeter(0, 0);

    private boolean step(String part, long total, long completed, long millis) {
        return meter.step(new Progress.Step("pulling", part, total, completed), TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void parts_are_added_up() {
        step("a", 1000, 400, 0);
        step("b", 50, 50, 100);
        assertThat(meter.completed()).isEqualTo(450);
        assertThat(meter.total()).isEqualTo(1050);
    }

    @Test
    void what_was_there_before_is_no_speed() {
        step("a", 10_000_000, 9_000_000, 0);
        step("a", 10_000_000, 9_001_000, 1000);
        assertThat(meter.speed(TimeUnit.SECONDS.toNanos(1))).isEqualTo(1000);
    }

    @Test
    void a_stall_brings_the_speed_down_bit_by_bit() {
        step("a", 10_000, 0, 0);
        step("a", 10_000, 1000, 1000);
        var after = meter.speed(TimeUnit.SECONDS.toNanos(3));
        assertThat(after).isBetween(500L, 900L);
        assertThat(meter.speed(TimeUnit.SECONDS.toNanos(60))).isLessThan(10);
    }

    @Test
    void the_last_bytes_are_there_when_the_sum_is_checked() {
        step("a", 1000, 987, 0);
        meter.step(new Progress.Step("verifying sha256 digest", "", 0, 0), 1);
        assertThat(meter.completed()).isEqualTo(1000);
    }

    @Test
    void another_try_begins_from_what_was_there_and_only_more_is_progress() {
        var resumed = new PullMeter(700, 1000);
        assertThat(resumed.completed()).isEqualTo(700);
        assertThat(resumed.step(new Progress.Step("pulling", "a", 1000, 700), 0))
                .isFalse();
        assertThat(resumed.step(new Progress.Step("pulling", "a", 1000, 701), 1))
                .isTrue();
        resumed.restart();
        assertThat(resumed.completed()).isEqualTo(701);
        assertThat(resumed.step(new Progress.Step("pulling", "a", 1000, 650), 2))
                .isFalse();
    }
}
