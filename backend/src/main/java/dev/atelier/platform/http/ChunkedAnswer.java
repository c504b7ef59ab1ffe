package dev.atelier.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pieces of an answer of unknown length. Over HTTP/1.1 every piece behind the first goes below the layers that would make three
 * buffers and a dozen objects of it: as one chunk (RFC 9112, 7.1), straight to the connection. On the request's event loop alone.
 */
public final class ChunkedAnswer {
    private static final int FRAME = 12; // a size of eight digits and two ends of line
    private static final int END_OF_LINE = '\r' << 8 | '\n';

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private boolean begun;
    private @Nullable ChannelHandlerContext below;

    public ChunkedAnswer(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
    }

    public void write(Buffer piece) {
        if (below != null && piece.length() > 0) { // an empty chunk would be the last
            below.writeAndFlush(chunk(below, piece), below.voidPromise());
            return;
        }
        response.write(piece);
        if (!begun) { // the head goes out with the first piece
            begun = true;
            below = below();
        }
    }

    /** Where what is written reaches the network as it is, but for what TLS makes of it; null where pieces are framed otherwise, or compressed. */
    private @Nullable ChannelHandlerContext below() {
        if (request.version() != HttpVersion.HTTP_1_1 || !(request.connection() instanceof ConnectionBase connection)) {
            return null;
        }
        var layers = connection.channel().pipeline();
        return layers.get(HttpContentCompressor.class) == null ? layers.context(HttpResponseEncoder.class) : null;
    }

    private static ByteBuf chunk(ChannelHandlerContext below, Buffer piece) {
        var size = piece.length();
        var chunk = below.alloc().ioBuffer(size + FRAME);
        ByteBufUtil.writeAscii(chunk, Integer.toHexString(size));
        chunk.writeShort(END_OF_LINE).writeBytes(piece.getByteBuf()).writeShort(END_OF_LINE);
        return chunk;
    }
}
