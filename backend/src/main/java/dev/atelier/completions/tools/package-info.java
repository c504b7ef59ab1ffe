/** Tools called while a model answers: which it is offered, how each call runs, and how the model goes on with what they gave. */
@NullMarked
package dev.atelier.completions.tools;

import org.jspecify.annotations.NullMarked;
