/** The contract and the published schemas, as they are. */
@NullMarked
package dev.enlace.adapter.in.rest.contract;

import org.jspecify.annotations.NullMarked;
