/** What can be connected, and how. */
@NullMarked
package dev.enlace.domain.catalog;

import org.jspecify.annotations.NullMarked;
