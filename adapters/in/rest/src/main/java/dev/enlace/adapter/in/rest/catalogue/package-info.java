/** What can be connected, as JSON. */
@NullMarked
package dev.enlace.adapter.in.rest.catalogue;

import org.jspecify.annotations.NullMarked;
