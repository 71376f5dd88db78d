/** An account at another system that may be acted upon, and who may do so. */
@NullMarked
package dev.enlace.domain.connection;

import org.jspecify.annotations.NullMarked;
