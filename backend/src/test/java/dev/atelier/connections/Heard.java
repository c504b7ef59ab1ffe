package dev.atelier.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Keeps the events of one answer. */
public final class Heard implements UpstreamListener {
    private final List<UpstreamEvent> events = new CopyOnWriteArrayList<>();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void on(UpstreamEvent event) {
        threads.add(Thread.currentThread().getName());
        events.add(event);
        if (event instanceof UpstreamEvent.Finished || event instanceof UpstreamEvent.Failed) {
            ended.countDown();
        }
    }

    public Heard untilEnd() throws InterruptedException {
        assertThat(ended.await(60, TimeUnit.SECONDS))
                .as("the answer ends; heard so far: " + events)
                .isTrue();
        return this;
    }

    public List<UpstreamEvent> events() {
        return events;
    }

    public Set<String> threads() {
        return threads;
    }

    public String text() {
        return events.stream()
                .filter(UpstreamEvent.Delta.class::isInstance)
                .map(event -> ((UpstreamEvent.Delta) event).text())
                .collect(Collectors.joining());
    }

    public String reasoning() {
        return events.stream()
                .filter(UpstreamEvent.Reasoning.class::isInstance)
                .map(event -> ((UpstreamEvent.Reasoning) event).text())
                .collect(Collectors.joining());
    }

    public List<UpstreamEvent.ToolCall> toolCalls() {
        return events.stream()
                .filter(UpstreamEvent.ToolCall.class::isInstance)
                .map(UpstreamEvent.ToolCall.class::cast)
                .toList();
    }

    public UpstreamEvent last() {
        return events.getLast();
    }

    public UpstreamEvent.Failed failed() {
        assertThat(last()).isInstanceOf(UpstreamEvent.Failed.class);
        return (UpstreamEvent.Failed) last();
    }

    public FinishReason finished() {
        assertThat(last()).isInstanceOf(UpstreamEvent.Finished.class);
        return ((UpstreamEvent.Finished) last()).reason();
    }
}
