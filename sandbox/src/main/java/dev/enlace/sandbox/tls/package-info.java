/** Certificates made at start. */
@NullMarked
package dev.enlace.sandbox.tls;

import org.jspecify.annotations.NullMarked;
