/** The contract as people read and try it. */
@NullMarked
package dev.enlace.bootstrap.e2e.docs;

import org.jspecify.annotations.NullMarked;
