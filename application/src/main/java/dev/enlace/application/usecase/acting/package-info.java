/** Acting at a provider by means of a connection, without its token being handed out. */
@NullMarked
package dev.enlace.application.usecase.acting;

import org.jspecify.annotations.NullMarked;
