/** What is done now and then, without anybody asking. */
@NullMarked
package dev.enlace.bootstrap.upkeep;

import org.jspecify.annotations.NullMarked;
