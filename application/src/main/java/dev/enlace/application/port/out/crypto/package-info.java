/** How secrets are sealed, signed and made. */
@NullMarked
package dev.enlace.application.port.out.crypto;

import org.jspecify.annotations.NullMarked;
