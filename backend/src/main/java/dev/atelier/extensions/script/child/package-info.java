/** The process that scripts run in: QuickJS as WebAssembly, which sees nothing but what it is handed. */
@NullMarked
package dev.atelier.extensions.script.child;

import org.jspecify.annotations.NullMarked;
