/** Making, showing, changing and ending connections. */
@NullMarked
package dev.enlace.application.usecase.connection;

import org.jspecify.annotations.NullMarked;
