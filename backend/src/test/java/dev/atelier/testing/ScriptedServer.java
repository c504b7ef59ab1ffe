package dev.atelier.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An HTTP server that does byte for byte what a test's script says, and keeps what it was asked. Listens on loopback. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What the server does with one request; it runs on a thread of its own and may block. */
    @FunctionalInterface
    public interface Script {
        void answer(Request request, Reply reply) throws Exception;
    }

    /** @param connection counts the connections from 1, so that a test sees which one carried the request */
    public record Request(String method, String path, Map<String, String> headers, String body, int connection) {}

    public ScriptedServer(Script script) {
        this(0, script);
    }

    /** @param port where a test has to know it before the server is there; else 0 */
    public ScriptedServer(int port, Script script) {
        try {
            this.script = script;
            this.listening = listening(port);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread.startVirtualThread(this::accept);
    }

    /** The one before may still be leaving the port. */
    private static ServerSocket listening(int port) throws IOException {
        for (var tries = 0; ; tries++) {
            try {
                return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            } catch (BindException taken) {
                if (tries == 20) {
                    throw taken;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                sockets.add(socket);
                var number = connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = socket.getInputStream();
            while (true) {
                var request = read(in, number);
                if (request == null) {
                    return;
                }
                requests.add(request);
                var reply = new Reply(socket);
                script.answer(request, reply);
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (Exception gone) {
            // the client hung up, or the script cut the line
        }
    }

    private static Request read(InputStream in, int number) throws IOException {
        var first = line(in);
        if (first == null) {
            return null;
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        var words = first.split(" ");
        return new Request(words[0], words[1], headers, body, number);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** The other half of one exchange. */
    public static final class Reply {
        private final Socket socket;
        private final OutputStream out;

        Reply(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        /** A whole answer with its length. */
        public void send(int status, String contentType, String body, String... headers) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            head(status, contentType, "Content-Length: " + bytes.length, String.join("\r\n", headers));
            raw(bytes);
        }

        /** The head of a chunked answer. */
        public void begin(String contentType) throws IOException {
            head(200, contentType, "Transfer-Encoding: chunked", "");
        }

        private void head(int status, String contentType, String length, String more) throws IOException {
            var text = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + contentType + "\r\n" + length + "\r\n"
                    + (more.isEmpty() ? "" : more + "\r\n") + "\r\n";
            raw(text.getBytes(StandardCharsets.UTF_8));
        }

        public void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        public void chunk(byte[] bytes) throws IOException {
            raw((Integer.toHexString(bytes.length).toLowerCase(Locale.ROOT) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            raw(bytes);
            raw("\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        public void end() throws IOException {
            raw("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Closes the connection without another word. */
        public void cut() throws IOException {
            socket.close();
        }

        /** Counts down once the client has hung up. */
        public void onHangUp(CountDownLatch gone) {
            Thread.startVirtualThread(() -> {
                try {
                    while (socket.getInputStream().read() >= 0) {
                        // a client that still speaks is there
                    }
                } catch (IOException reset) {
                    // gone as well
                }
                gone.countDown();
            });
        }

        /** Waits until the client hangs up. */
        public boolean untilHangUp(long seconds) throws InterruptedException {
            var gone = new CountDownLatch(1);
            onHangUp(gone);
            return gone.await(seconds, TimeUnit.SECONDS);
        }
    }
}
