/** What is sent through a connection, and to whom. */
@NullMarked
package dev.enlace.domain.message;

import org.jspecify.annotations.NullMarked;
