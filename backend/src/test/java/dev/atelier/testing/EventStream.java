package dev.atelier.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.platform.json.Json;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A stream of server-sent events as a client reads it, over real HTTP. */
public final class EventStream implements AutoCloseable {
    private static final Event END = new Event("", "end of stream", "{}");
    private static final int SECONDS = 60;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** One event; the end of the stream is one too. */
    public record Event(String id, String name, String data) {
        /** @param path such as {@code replies[0].id}; others are scripts to RestAssured, which compiles them each time */
        public String text(String path) {
            var found = Json.read(data, JsonNode.class)
                    .at("/" + path.replace("]", "").replace('[', '/').replace('.', '/'));
            return found.isValueNode() && !found.isNull()
                    ? found.asText()
                    : JsonPath.from(data).getString(path);
        }

        public boolean isEnd() {
            return this == END;
        }
    }

    private EventStream(InputStream body) {
        this.body = body;
        Thread.startVirtualThread(this::read);
    }

    public static EventStream post(String key, String path, String json, String... headers) {
        var request = request(key, path).POST(HttpRequest.BodyPublishers.ofString(json));
        return open(headers.length == 0 ? request : request.headers(headers));
    }

    public static EventStream get(String key, String path, String... headers) {
        var request = request(key, path).GET();
        return open(headers.length == 0 ? request : request.headers(headers));
    }

    /** With a session's cookie instead of a key. */
    public static EventStream getWithCookie(String cookie, String path) {
        return open(HttpRequest.newBuilder(uri(path)).header("Cookie", "atelier_session=" + cookie));
    }

    private static HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + RestAssured.port + path);
    }

    private static EventStream open(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            var type = response.headers().firstValue("Content-Type").orElse("");
            if (response.statusCode() != 200 || !type.equals("text/event-stream")) {
                throw new AssertionError(response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            return new EventStream(response.body());
        } catch (IOException | InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    private void read() {
        var id = "";
        var name = "";
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, line.substring(6)));
                }
            }
        } catch (IOException cut) {
            // the end comes below
        }
        events.add(END);
    }

    public Event next() {
        try {
            var event = events.poll(SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came in " + SECONDS + " s");
            }
            return event;
        } catch (InterruptedException cause) {
            throw new AssertionError(cause);
        }
    }

    /** Reads up to and with the first event that fits. */
    public List<Event> until(Predicate<Event> last) {
        var read = new ArrayList<Event>();
        do {
            read.add(next());
            if (read.getLast().isEnd() && !last.test(read.getLast())) {
                throw new AssertionError("the stream ended after " + read);
            }
        } while (!last.test(read.getLast()));
        return read;
    }

    public List<Event> until(String name) {
        return until(event -> event.name().equals(name));
    }

    public List<Event> toEnd() {
        return until(Event::isEnd);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }
}
