package dev.atelier.platform.outgoing;

import dev.atelier.platform.outgoing.OutgoingFailure.Stage;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words what the network says in exceptions. */
final class Failures {
    private Failures() {}

    static OutgoingFailure of(Throwable cause, WebAddress target) {
        if (cause instanceof OutgoingFailure known) {
            return known;
        }
        if (find(cause, CertificateException.class) instanceof CertificateException certificate) {
            return unreachable("the certificate of " + target.authority() + " is not trusted: " + brief(certificate));
        }
        if (find(cause, SSLException.class) != null) {
            return unreachable(target.authority() + " does not speak TLS as expected: is https right?");
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException || isPoolTimeout(cause)) {
            return new OutgoingFailure(Stage.TIMEOUT, target.authority() + " does not accept a connection in time.");
        }
        if (cause instanceof NoRouteToHostException) {
            return unreachable("there is no route to " + target.authority() + ".");
        }
        if (cause instanceof ConnectException) {
            return unreachable("nothing listens on " + target.authority() + " (connection refused).");
        }
        if (cause instanceof HttpClosedException || cause instanceof java.io.IOException) {
            return new OutgoingFailure(Stage.BROKE_OFF, "it closed the connection before it answered.");
        }
        return new OutgoingFailure(Stage.UNFIT, "its answer is no HTTP that can be read.");
    }

    static OutgoingFailure midway(Throwable cause) {
        return find(cause, DecoderException.class) == null
                ? new OutgoingFailure(Stage.BROKE_OFF, "the connection broke in the middle of the answer.")
                : new OutgoingFailure(Stage.UNFIT, "its answer is no HTTP that can be read.");
    }

    private static OutgoingFailure unreachable(String detail) {
        return new OutgoingFailure(Stage.UNREACHABLE, detail);
    }

    private static boolean isPoolTimeout(Throwable cause) {
        return cause.getClass().getSimpleName().contains("Timeout");
    }

    private static <T extends Throwable> @Nullable T find(Throwable cause, Class<T> type) {
        for (Throwable step = cause; step != null; step = step.getCause()) {
            if (type.isInstance(step)) {
                return type.cast(step);
            }
        }
        return null;
    }

    private static String brief(Throwable cause) {
        var words = String.valueOf(cause.getMessage());
        return (words.length() > 160 ? words.substring(0, 160) + "…" : words) + ".";
    }

    static String words(Duration duration) {
        if (duration.toSeconds() < 1) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() < 120 ? duration.toSeconds() + " s" : duration.toMinutes() + " min";
    }
}
