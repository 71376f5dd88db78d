/** The directory in which one installation keeps its keys and data. */
@NullMarked
package dev.enlace.bootstrap.home;

import org.jspecify.annotations.NullMarked;
