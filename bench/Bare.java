import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that an answer can cost here: `java -cp <the backend's libraries> Bare.java PORT FILE` answers every request with the file. */
class Bare {
    public static void main(String[] arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var answer = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        Vertx.vertx()
                .deployVerticle(
                        () -> new AbstractVerticle() {
                            @Override
                            public void start() {
                                vertx.createHttpServer()
                                        .requestHandler(request -> request.response()
                                                .putHeader("Content-Type", "application/json")
                                                .end(answer))
                                        .listen(port, "127.0.0.1");
                            }
                        },
                        new DeploymentOptions().setInstances(2));
    }
}
