/** {@code Idempotency-Key}: who asks the same again, because the answer was lost, gets the same answer. */
@NullMarked
package dev.atelier.accounts.idempotency;

import org.jspecify.annotations.NullMarked;
