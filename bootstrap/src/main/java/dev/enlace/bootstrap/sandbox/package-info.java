/** The stand-in for providers that the embedded profile brings along. */
@NullMarked
package dev.enlace.bootstrap.sandbox;

import org.jspecify.annotations.NullMarked;
