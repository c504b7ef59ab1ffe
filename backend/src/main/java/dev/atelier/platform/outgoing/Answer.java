package dev.atelier.platform.outgoing;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A whole answer, of bounded size. */
public record Answer(int status, MultiMap headers, Buffer body) {}
