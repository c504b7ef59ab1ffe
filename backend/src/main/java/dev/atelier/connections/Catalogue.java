package dev.atelier.connections;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which base models there are and where, as last known: answers from memory, never waits on an upstream. */
@Singleton
public class Catalogue {
    private static final UUID DEMO = new UUID(0, 1);

    private final List<Source> demo;

    Catalogue(@Any Instance<Protocol> protocols) {
        var upstream = protocols.stream()
                .filter(protocol -> protocol.kind() == ConnectionKind.DEMO)
                .findFirst()
                .orElseThrow()
                .at(new Endpoint("Demo", "", null, Set.of()));
        this.demo = upstream.models().result().stream()
                .map(model ->
                        new Source(DEMO, "Demo", ConnectionKind.DEMO, model.name(), model.capabilities(), upstream))
                .toList();
    }

    /** Where to ask for a base model, best first: by priority, those that answered when last asked before those that did not. */
    public List<Source> sources(String baseModelId) {
        return demo.stream()
                .filter(source -> source.model().equals(baseModelId))
                .toList();
    }

    /** All base models that are known, by id; removed ones among them. */
    public List<BaseModel> baseModels() {
        return demo.stream().map(Catalogue::model).toList();
    }

    public Optional<BaseModel> baseModel(String id) {
        return baseModels().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static BaseModel model(Source source) {
        return new BaseModel(
                source.model(),
                source.model(),
                List.of(new BaseModel.SourceName(source.connectionId(), source.connectionName())),
                source.capabilities(),
                List.of(),
                ModelDetails.UNKNOWN,
                BaseModel.State.OK,
                Instant.EPOCH);
    }
}
