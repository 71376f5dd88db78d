/** The ceiling: what WebFlux and R2DBC do on this machine with nothing else to do. */
@NullMarked
package dev.enlace.bench.bare;

import org.jspecify.annotations.NullMarked;
