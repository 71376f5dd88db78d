/** Where Enlace is put together and started. */
@NullMarked
package dev.enlace.bootstrap;

import org.jspecify.annotations.NullMarked;
