/** What each provider's documentation says its OAuth does, as data. */
@NullMarked
package dev.enlace.sandbox.quirks;

import org.jspecify.annotations.NullMarked;
