/** The formats that models come in, one class each: what they are told by, and what of them becomes which field. Pure. */
@NullMarked
package dev.atelier.models.transfer.format;

import org.jspecify.annotations.NullMarked;
