package dev.atelier.extensions.script.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The scripts' process: takes {@link Call}s on its standard input and answers with {@link Frame}s on its standard output. */
public final class ScriptMain {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Sandbox sandbox;
    private final Watch watch = new Watch();

    private ScriptMain(DataInputStream in, DataOutputStream out, Sandbox sandbox) {
        this.in = in;
        this.out = out;
        this.sandbox = sandbox;
    }

    /** Ends with its input. @param arguments how many pages of 64 KiB a script may have */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        endWithParent();
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setOut(new PrintStream(
                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)); // frames alone go there
        var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        try {
            new ScriptMain(in, out, new Sandbox(Integer.parseInt(arguments[0]))).serve();
        } catch (EOFException nobodyThere) {
            // its parent has gone, or needs it no more
        }
    }

    /** Whoever would end it, should it hang, may be killed. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private void serve() throws IOException, InterruptedException {
        while (true) {
            out.writeByte(Frame.READY);
            out.flush();
            var call = Call.read(in);
            out.writeByte(Frame.BEGUN);
            out.flush();
            var work = new Work(call);
            var passed = watch.over(call.limits(), work);
            answer(work, passed);
            out.flush();
            sandbox.tidy();
        }
    }

    private void answer(Work work, @Nullable Ended passed) throws IOException {
        var result = work.result;
        switch (work.ended) {
            case null -> frame(Frame.DONE, result == null ? "null" : result);
            case RefusedException refused -> frame(Frame.REFUSED, refused.words());
            case EndedException ended ->
                frame(Frame.FAILED, (passed == null ? ended.ended() : passed) + "\n" + ended.words());
        }
    }

    private void frame(int kind, String text) throws IOException {
        out.writeByte(kind);
        Call.writeText(out, text);
    }

    /** One call, on the script's thread, while the first thread looks at the clock. */
    private final class Work implements Runnable, Session.Wire {
        private final Call call;
        private volatile @Nullable String result;
        private volatile @Nullable EndedException ended;

        Work(Call call) {
            this.call = call;
        }

        @Override
        public void run() {
            try {
                result = sandbox.run(call, this);
            } catch (EndedException why) {
                ended = why;
            } catch (UncheckedIOException gone) {
                Runtime.getRuntime().halt(1);
            } catch (RuntimeException broken) {
                ended = new EndedException(Ended.BROKEN, "");
            }
        }

        @Override
        public void log(String line) throws IOException {
            frame(Frame.LOG, line);
            out.flush();
        }

        @Override
        public String fetch(String request) throws IOException {
            frame(Frame.FETCH, request);
            out.flush();
            return Call.readText(in);
        }
    }
}
