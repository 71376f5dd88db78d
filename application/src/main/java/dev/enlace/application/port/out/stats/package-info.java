/** Where numbers come from. */
@NullMarked
package dev.enlace.application.port.out.stats;

import org.jspecify.annotations.NullMarked;
