/**
 * A strict stand-in for the services Enlace talks to, so that the client is kept honest offline.
 */
@NullMarked
package dev.enlace.sandbox;

import org.jspecify.annotations.NullMarked;
