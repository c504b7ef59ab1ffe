/** JavaScript that people write, run in a sandbox in processes of its own: the limits, who comes next, what a script may reach. */
@NullMarked
package dev.atelier.extensions.script;

import org.jspecify.annotations.NullMarked;
