/** Calls of callers' own at providers. */
@NullMarked
package dev.enlace.application.port.in.proxy;

import org.jspecify.annotations.NullMarked;
