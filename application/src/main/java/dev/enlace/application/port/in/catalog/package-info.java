/** What can be asked of the catalogue. */
@NullMarked
package dev.enlace.application.port.in.catalog;

import org.jspecify.annotations.NullMarked;
