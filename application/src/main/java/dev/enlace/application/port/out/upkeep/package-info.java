/** What is done now and then, without anybody asking. */
@NullMarked
package dev.enlace.application.port.out.upkeep;

import org.jspecify.annotations.NullMarked;
