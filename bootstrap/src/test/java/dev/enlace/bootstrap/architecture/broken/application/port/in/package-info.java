/** Part of a house that breaks the rules on purpose. */
@NullMarked
package dev.enlace.bootstrap.architecture.broken.application.port.in;

import org.jspecify.annotations.NullMarked;
