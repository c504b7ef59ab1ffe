package dev.atelier.connections.pulls;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Brings the streams of {@link PullStreams} into the OpenAPI document, which is made from JAX-RS resources alone. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PullStreamsDescription implements OASFilter {
    private static final String EXAMPLE = """
            event: pull
            data: {"id":"01a1fc26-f000-7000-8000-000000000003","kind":"pull","name":"qwen2.5:14b","state":"running","completed":5600000000,"total":9000000000,"bytes_per_second":38000000,"seconds_left":89}

            event: done
            data: {}

            """;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .addPathItem("/api/v1/pulls/events", OASFactory.createPathItem().GET(all()))
                .addPathItem(
                        "/api/v1/pulls/{id}/events", OASFactory.createPathItem().GET(one()));
    }

    private static Operation all() {
        return operation("pullsEvents", "How pulls go, as they go").description("""
                        `pull` {Pull} for each that is under way, then on each change of any, at most four times a second. It never ends by \
                        itself and never sends `done`.""");
    }

    private static Operation one() {
        return operation("pullEvents", "How one pull goes")
                .description(
                        "`pull` {Pull} now and on each change, at most four times a second; `done` when it is over.")
                .addParameter(OASFactory.createParameter()
                        .name("id")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(text().format("uuid")));
    }

    private static Operation operation(String name, String summary) {
        var media = OASFactory.createMediaType().schema(text()).example(EXAMPLE);
        var stream = OASFactory.createAPIResponse()
                .description("Server-sent events; their data are Pull")
                .content(OASFactory.createContent().addMediaType("text/event-stream", media));
        var problem = OASFactory.createAPIResponse()
                .description("A problem (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        return OASFactory.createOperation()
                .operationId(name)
                .summary(summary)
                .addTag("Connections")
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", stream)
                        .defaultValue(problem));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
