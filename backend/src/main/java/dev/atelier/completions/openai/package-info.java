/** OpenAI's API over Atelier's models: {@code /v1}. Whatever it answers went through {@link dev.atelier.completions.Completions}. */
@NullMarked
package dev.atelier.completions.openai;

import org.jspecify.annotations.NullMarked;
