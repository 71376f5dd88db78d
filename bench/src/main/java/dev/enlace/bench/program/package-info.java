/** Programs that are measured, each a process of its own. */
@NullMarked
package dev.enlace.bench.program;

import org.jspecify.annotations.NullMarked;
