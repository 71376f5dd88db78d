/** Speaks OAuth to providers as their definitions say. */
@NullMarked
package dev.enlace.adapter.out.oauth;

import org.jspecify.annotations.NullMarked;
