/** What a running Enlace answers in other formats than JSON. */
@NullMarked
package dev.enlace.bootstrap.e2e.format;

import org.jspecify.annotations.NullMarked;
