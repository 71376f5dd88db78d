/** What every provider's file has to show, ours and those that people write. */
@NullMarked
package dev.enlace.adapter.out.oauth.conformance;

import org.jspecify.annotations.NullMarked;
