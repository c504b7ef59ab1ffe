/** OpenAI's chat completions, as OpenAI and the many servers that copy it speak them: server-sent events under {@code /v1}. */
@NullMarked
package dev.atelier.connections.openai;

import org.jspecify.annotations.NullMarked;
