/** Out-ports in memory, for tests of handlers and adapters. */
@NullMarked
package dev.enlace.application.memory;

import org.jspecify.annotations.NullMarked;
