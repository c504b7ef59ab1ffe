/** Who is calling: accounts, sessions, API keys, and the one place that asks whether a caller may. Never imports: any other room but platform. */
@NullMarked
package dev.atelier.accounts;

import org.jspecify.annotations.NullMarked;
