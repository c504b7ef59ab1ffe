package dev.atelier.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The whole catalogue at one moment. Immutable; built from rows, asked from memory. */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(-1, Map.of(), new TreeMap<>(), Map.of());

    private final long revision;
    private final Map<UUID, Opened> opened;
    private final TreeMap<String, BaseModel> models;
    private final Map<String, List<Source>> sources;

    private Snapshot(
            long revision,
            Map<UUID, Opened> opened,
            TreeMap<String, BaseModel> models,
            Map<String, List<Source>> sources) {
        this.revision = revision;
        this.opened = opened;
        this.models = models;
        this.sources = sources;
    }

    /** An enabled connection. */
    record Opened(ConnectionEntity row, ConnectionStatus status, Upstream upstream) {

        /** The id of one of its models. */
        String idOf(String name) {
            return row.prefix == null ? name : row.prefix + "." + name;
        }
    }

    private record Offer(Opened from, BaseModelRows.Row model) {
        boolean isThere() {
            return model.removedAt() == null;
        }

        boolean isReachable() {
            return isThere() && from.status().state().isHopeful();
        }

        Instant seenAt() {
            var listed = from.status().listedAt();
            return isThere() && listed != null ? listed : model.seenAt();
        }

        Source source() {
            var row = from.row();
            return new Source(row.id, row.name, row.kind, model.name(), model.capabilities(), from.upstream());
        }
    }

    static Snapshot of(long revision, List<Opened> connections, List<BaseModelRows.Row> rows) {
        var byConnection = rows.stream().collect(Collectors.groupingBy(BaseModelRows.Row::connection));
        var offers = new TreeMap<String, List<Offer>>();
        var names = Names.of(rows);
        for (var connection : connections) {
            for (var model : byConnection.getOrDefault(connection.row().id, List.of())) {
                offers.computeIfAbsent(connection.idOf(model.name()), key -> new ArrayList<>())
                        .add(new Offer(connection, model));
            }
        }
        var models = new TreeMap<String, BaseModel>();
        var sources = new HashMap<String, List<Source>>();
        offers.forEach((id, found) -> {
            var inOrder = found.stream()
                    .sorted(Comparator.comparing(Offer::isThere)
                            .thenComparing(Offer::isReachable)
                            .reversed()) // stable: by priority within
                    .toList();
            models.put(id, model(id, inOrder, names));
            sources.put(
                    id,
                    inOrder.stream().filter(Offer::isThere).map(Offer::source).toList());
        });
        var opened = connections.stream().collect(Collectors.toMap(one -> one.row().id, one -> one));
        return new Snapshot(revision, opened, models, sources);
    }

    /** What the models that are there are called, by what they are. */
    private record Names(Map<UUID, Map<String, String>> byConnection) {
        static Names of(List<BaseModelRows.Row> rows) {
            var found = new HashMap<UUID, Map<String, String>>();
            for (var row : rows) {
                if (row.removedAt() == null && row.digest() != null) {
                    found.computeIfAbsent(row.connection(), key -> new HashMap<>())
                            .merge(row.digest(), row.name(), (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
            return new Names(found);
        }

        /** The id under which one of these removed models goes on. */
        Optional<String> renamed(List<Offer> removed) {
            return removed.stream().flatMap(offer -> nameNow(offer).stream()).findFirst();
        }

        private Optional<String> nameNow(Offer removed) {
            var names = byConnection.getOrDefault(removed.from().row().id, Map.of());
            return Optional.ofNullable(removed.model().digest()).map(names::get).map(removed.from()::idOf);
        }
    }

    private static BaseModel model(String id, List<Offer> offers, Names names) {
        var best = offers.getFirst();
        return new BaseModel(
                id,
                id,
                offers.stream()
                        .filter(offer -> offer.isThere() == best.isThere())
                        .map(offer -> new BaseModel.SourceName(
                                offer.from().row().id, offer.from().row().name))
                        .toList(),
                best.model().capabilities(),
                offers.stream()
                        .flatMap(offer -> List.of(offer.from().row().tags).stream())
                        .distinct()
                        .toList(),
                best.model().details(),
                state(best),
                offers.stream()
                        .map(Offer::seenAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                best.isThere() ? null : names.renamed(offers).orElse(null));
    }

    private static BaseModel.State state(Offer best) {
        if (!best.isThere()) {
            return BaseModel.State.REMOVED;
        }
        return best.isReachable() ? BaseModel.State.OK : BaseModel.State.UNREACHABLE;
    }

    long revision() {
        return revision;
    }

    List<BaseModel> models() {
        return List.copyOf(models.values());
    }

    Optional<BaseModel> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    List<Source> sources(String id) {
        return sources.getOrDefault(id, List.of());
    }

    /** The upstream that was opened for this very row, so that what it has learned is kept. */
    Optional<Upstream> upstream(UUID connection, long rowRevision) {
        return Optional.ofNullable(opened.get(connection))
                .filter(one -> one.row().revision == rowRevision)
                .map(Opened::upstream);
    }
}
