package dev.atelier.connections.wire;

import dev.atelier.connections.UpstreamEvent;
import java.util.ArrayList;
import java.util.List;

/** What an answer says, however many pieces it came in. */
public final class Joined {
    private Joined() {}

    public static List<UpstreamEvent> of(List<UpstreamEvent> events) {
        var joined = new ArrayList<UpstreamEvent>();
        for (var event : events) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last instanceof UpstreamEvent.Delta(var before) && event instanceof UpstreamEvent.Delta(var more)) {
                joined.set(joined.size() - 1, new UpstreamEvent.Delta(before + more));
            } else if (last instanceof UpstreamEvent.Reasoning(var before)
                    && event instanceof UpstreamEvent.Reasoning(var more)) {
                joined.set(joined.size() - 1, new UpstreamEvent.Reasoning(before + more));
            } else {
                joined.add(event);
            }
        }
        return joined;
    }
}
