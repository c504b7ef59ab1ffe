import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A closed loop of requests whose answers are streams of the tokens " 0", " 1", " 2" … : {@code java Streams.java name=value …} with
 * {@code url}, {@code paths} (a file of paths, taken in turn), {@code bearer}, {@code body} (in which NUMBER is the request's own),
 * {@code lead} (how a line with tokens begins), {@code field} (what stands before them in it), {@code end} (how the last line of a whole stream
 * begins; empty where answers are not streamed),
 * {@code connections}, {@code spread} (milliseconds over which the connections begin), {@code seconds}, {@code tokens} of an answer and
 * {@code out}: a file that gets a line for each answer: its number, when it was sent, then when each token came (nanoseconds since 1970).
 * Everything is on one thread: the load shares the machine with what it measures.
 */
class Streams {
    private static final int BUFFER = 256 << 10;

    final Map<String, String> options = new HashMap<>();
    final List<String> paths;
    final byte[] lead;
    final byte[] field;
    final byte[] end;
    final int tokens;
    final PrintStream out;
    final ByteBuffer input = ByteBuffer.allocate(BUFFER);
    final long epoch = epochMinusNano();

    long deadline;
    int number;
    int open;
    long answers;
    long told;
    final Map<String, Integer> wrong = new HashMap<>();
    final List<Long> firsts = new ArrayList<>();
    final List<Long> whole = new ArrayList<>();

    Streams(String[] arguments) throws IOException {
        for (var argument : arguments) {
            var at = argument.indexOf('=');
            options.put(argument.substring(0, at), argument.substring(at + 1));
        }
        paths = Files.readAllLines(Path.of(options.get("paths")));
        lead = bytes("lead");
        field = bytes("field");
        end = bytes("end");
        tokens = Integer.parseInt(options.get("tokens"));
        var file = options.getOrDefault("out", "");
        out = file.isEmpty() ? null : new PrintStream(new BufferedOutputStream(Files.newOutputStream(Path.of(file)), 1 << 20));
    }

    private byte[] bytes(String option) {
        return options.getOrDefault(option, "").getBytes(StandardCharsets.US_ASCII);
    }

    private static long epochMinusNano() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    public static void main(String[] arguments) throws IOException {
        new Streams(arguments).run();
    }

    private void run() throws IOException {
        var connections = Integer.parseInt(options.get("connections"));
        var spread = Long.parseLong(options.getOrDefault("spread", "0")) * 1_000_000L;
        var selector = Selector.open();
        var start = System.nanoTime();
        deadline = start + Long.parseLong(options.get("seconds")) * 1_000_000_000L;
        for (var begun = 0; begun < connections || open > 0; ) {
            while (begun < connections && System.nanoTime() - start >= spread * begun / connections) {
                new Connection(selector);
                begun++;
            }
            selector.select(Streams::turn, begun < connections ? 1 : 100);
        }
        if (out != null) {
            out.close();
        }
        print(System.nanoTime() - start);
    }

    private static void turn(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            connection.read();
        } catch (IOException broken) {
            connection.over("broken");
        }
    }

    private void print(long elapsed) {
        System.out.printf(
                "{\"answers\":%d,\"tokens\":%d,\"seconds\":%.3f,\"wrong\":{%s},\"first_p50\":%.2f,\"first_p99\":%.2f,\"whole_p50\":%.2f}%n",
                answers,
                told,
                elapsed / 1e9,
                String.join(",", wrong.entrySet().stream().map(each -> '"' + each.getKey() + "\":" + each.getValue()).toList()),
                quantile(firsts, 0.5),
                quantile(firsts, 0.99),
                quantile(whole, 0.5));
    }

    private static double quantile(List<Long> nanos, double share) {
        var sorted = nanos.stream().mapToLong(each -> each).sorted().toArray();
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    /** One connection, which asks again as soon as it was answered. */
    private final class Connection {
        private final SocketChannel channel = SocketChannel.open();
        private final long[] came = new long[tokens];
        private Answer answer = new Answer();
        private int mine;
        private long sent;

        Connection(Selector selector) throws IOException {
            var address = options.get("url").split(":");
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            open++;
            ask();
        }

        private void ask() throws IOException {
            mine = number++;
            var body = options.get("body").replace("NUMBER", Integer.toString(mine)).getBytes(StandardCharsets.UTF_8);
            var head = "POST " + paths.get(mine % paths.size()) + " HTTP/1.1\r\nHost: " + options.get("url")
                    + "\r\nAuthorization: Bearer " + options.get("bearer")
                    + "\r\nAccept: " + (end.length == 0 ? "application/json" : "text/event-stream")
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
            var request = ByteBuffer.allocate(head.length() + body.length).put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
            answer = new Answer();
            sent = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request); // small: it fits into the socket's buffer
            }
        }

        void read() throws IOException {
            input.clear();
            var read = channel.read(input);
            if (read < 0) {
                over("cut");
                return;
            }
            var now = System.nanoTime();
            if (answer.feed(input.array(), read, token -> came[token] = now)) {
                answered(now);
            }
        }

        private void answered(long now) throws IOException {
            told += answer.tokens;
            var fault = answer.fault();
            if (!fault.isEmpty()) {
                wrong.merge(fault, 1, Integer::sum);
            } else {
                answers++;
                firsts.add(came[0] - sent);
                whole.add(now - sent);
                write();
            }
            if (now < deadline) {
                ask();
            } else {
                over("");
            }
        }

        private void write() {
            if (out == null) {
                return;
            }
            var text = new StringBuilder(tokens * 12).append(mine).append(' ').append(sent + epoch);
            for (var token : came) {
                text.append(' ').append(token - sent);
            }
            out.println(text);
        }

        void over(String why) {
            if (!why.isEmpty()) {
                wrong.merge(why, 1, Integer::sum);
            }
            open--;
            try {
                channel.close();
            } catch (IOException ignored) {
                // it is gone either way
            }
        }
    }

    /** One answer as its bytes come: a head, then a body of known length or of chunks, and in it lines with tokens. */
    private final class Answer {
        private enum Part {
            HEAD,
            SIZE,
            DATA,
            BEHIND_DATA,
            BEHIND_ALL
        }

        private final StringBuilder head = new StringBuilder();
        private Part part = Part.HEAD;
        private boolean chunked;
        private long left;
        private byte[] line = new byte[1024];
        private int length;
        private boolean ended;
        private boolean inOrder = true;
        private int number = -1;
        int tokens;

        /** @return whether it is whole */
        boolean feed(byte[] bytes, int to, IntConsumer token) {
            for (var at = 0; at < to; ) {
                if (part == Part.DATA) {
                    var end = (int) Math.min(to, at + left);
                    left -= end - at;
                    lines(bytes, at, end, token);
                    at = end;
                    if (left == 0 && !chunked) {
                        line(token);
                        return true;
                    }
                    part = left == 0 ? Part.BEHIND_DATA : Part.DATA;
                } else if (framing((char) bytes[at++])) {
                    return true;
                }
            }
            return false;
        }

        private boolean framing(char c) {
            switch (part) {
                case HEAD -> head(c);
                case SIZE -> {
                    if (c == '\n') {
                        part = left == 0 ? Part.BEHIND_ALL : Part.DATA;
                    } else if (c != '\r') {
                        left = left * 16 + Character.digit(c, 16);
                    }
                }
                case BEHIND_DATA -> part = c == '\n' ? Part.SIZE : part;
                case BEHIND_ALL -> {
                    return c == '\n';
                }
                case DATA -> throw new IllegalStateException();
            }
            return false;
        }

        private void head(char c) {
            head.append(c);
            if (c == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
                var text = head.toString().toLowerCase(Locale.ROOT);
                var known = text.indexOf("content-length: ");
                chunked = known < 0;
                left = chunked ? 0 : Long.parseLong(text.substring(known + 16, text.indexOf('\r', known)));
                part = chunked ? Part.SIZE : Part.DATA;
            }
        }

        private void lines(byte[] bytes, int from, int to, IntConsumer token) {
            for (var at = from; at < to; at++) {
                if (bytes[at] == '\n') {
                    line(token);
                    length = 0;
                } else {
                    if (length == line.length) {
                        line = Arrays.copyOf(line, length * 2);
                    }
                    line[length++] = bytes[at];
                }
            }
        }

        private void line(IntConsumer token) {
            if (!begins(lead)) {
                ended |= end.length > 0 && begins(end);
                return;
            }
            for (var at = behind(field); at >= 0 && line[at] != '"'; at++) {
                if (line[at] != ' ') {
                    number = number * 10 + line[at] - '0';
                    continue;
                }
                inOrder &= number == tokens - 1;
                number = 0;
                if (tokens < Streams.this.tokens) {
                    token.accept(tokens);
                }
                tokens++;
            }
        }

        private boolean begins(byte[] what) {
            return length >= what.length && Arrays.equals(line, 0, what.length, what, 0, what.length);
        }

        private int behind(byte[] what) {
            for (var at = 0; at + what.length <= length; at++) {
                if (Arrays.equals(line, at, at + what.length, what, 0, what.length)) {
                    return at + what.length;
                }
            }
            return -1;
        }

        String fault() {
            if (!head.substring(9, 12).equals("200")) {
                return "status " + head.substring(9, 12);
            }
            if (tokens != Streams.this.tokens || number != tokens - 1 || !inOrder) {
                return "tokens lost, repeated or out of order";
            }
            return ended || end.length == 0 ? "" : "no end";
        }
    }
}
