/** Load, in rounds, and what it cost. */
@NullMarked
package dev.enlace.bench.load;

import org.jspecify.annotations.NullMarked;
