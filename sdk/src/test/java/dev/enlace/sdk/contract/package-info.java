/** What clients out there were built against, and whether it still holds. */
@NullMarked
package dev.enlace.sdk.contract;

import org.jspecify.annotations.NullMarked;
