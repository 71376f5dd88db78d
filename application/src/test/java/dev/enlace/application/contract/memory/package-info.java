/** The stores in memory do what the contracts say. */
@NullMarked
package dev.enlace.application.contract.memory;

import org.jspecify.annotations.NullMarked;
