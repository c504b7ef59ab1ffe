/** What runs in the parser's process: the only place that touches Tika. The server loads none of these classes but {@link Frame}. */
@NullMarked
package dev.atelier.knowledge.parsing.child;

import org.jspecify.annotations.NullMarked;
