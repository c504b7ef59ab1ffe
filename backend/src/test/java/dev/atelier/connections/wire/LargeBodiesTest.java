package dev.atelier.connections.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargeBodiesTest {
    private final LargeBodies bodies = new LargeBodies(100);

    @Test
    void one_that_finds_no_room_waits_and_so_do_those_behind_it() {
        var first = bodies.enter(60);
        var second = bodies.enter(50);
        var small = bodies.enter(10);
        assertThat(first.isComplete()).isTrue();
        assertThat(second.isComplete()).isFalse();
        assertThat(small.isComplete()).isFalse();
        first.result().leave();
        assertThat(second.isComplete()).isTrue();
        assertThat(small.isComplete()).isTrue();
    }

    @Test
    void one_that_is_larger_than_all_the_room_has_it_to_itself() {
        var huge = bodies.enter(1000);
        var next = bodies.enter(1);
        assertThat(huge.isComplete()).isTrue();
        assertThat(next.isComplete()).isFalse();
        huge.result().leave();
        assertThat(next.isComplete()).isTrue();
    }

    @Test
    void room_is_given_back_once() {
        var room = bodies.enter(100).result();
        room.leave();
        room.leave();
        assertThat(bodies.enter(100).isComplete()).isTrue();
        assertThat(bodies.enter(1).isComplete()).isFalse();
    }
}
