/** The reference at {@code /docs}: the contract as a page, with nothing from elsewhere. */
@NullMarked
package dev.enlace.adapter.in.docs;

import org.jspecify.annotations.NullMarked;
