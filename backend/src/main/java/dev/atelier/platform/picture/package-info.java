/** Pictures that people send, read with care: a small file may unfold to gigabytes. */
@NullMarked
package dev.atelier.platform.picture;

import org.jspecify.annotations.NullMarked;
