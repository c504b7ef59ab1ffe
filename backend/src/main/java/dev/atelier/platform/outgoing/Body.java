package dev.atelier.platform.outgoing;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import org.jspecify.annotations.Nullable;

/** Where the bytes of an answer are put as they arrive. */
sealed interface Body {

    /** @param exchange is paused while the bytes come faster than they can be put away */
    void add(Buffer bytes, @Nullable Exchange exchange);

    /** Once, after the last bytes or instead of them. @return what is kept in memory */
    Future<Buffer> close();

    /** In memory. */
    record Kept(Buffer bytes) implements Body {
        Kept() {
            this(Buffer.buffer());
        }

        @Override
        public void add(Buffer more, @Nullable Exchange exchange) {
            bytes.appendBuffer(more);
        }

        @Override
        public Future<Buffer> close() {
            return Future.succeededFuture(bytes);
        }
    }

    /** In a file, so that its size is no matter of memory. */
    record Written(AsyncFile file) implements Body {
        @Override
        public void add(Buffer bytes, @Nullable Exchange exchange) {
            file.write(bytes);
            if (exchange != null && file.writeQueueFull()) {
                exchange.pause();
                file.drainHandler(drained -> exchange.resume());
            }
        }

        @Override
        public Future<Buffer> close() {
            return file.close().map(Buffer.buffer());
        }
    }
}
