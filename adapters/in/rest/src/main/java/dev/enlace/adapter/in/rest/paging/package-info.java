/** Cursors, and versions of what is answered. */
@NullMarked
package dev.enlace.adapter.in.rest.paging;

import org.jspecify.annotations.NullMarked;
