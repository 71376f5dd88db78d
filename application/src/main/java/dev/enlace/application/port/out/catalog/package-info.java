/** Where catalogue entries and providers come from. */
@NullMarked
package dev.enlace.application.port.out.catalog;

import org.jspecify.annotations.NullMarked;
