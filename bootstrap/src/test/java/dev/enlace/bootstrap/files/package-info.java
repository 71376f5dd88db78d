/** The files at the root of the project, checked by the tools that other people would use. */
@NullMarked
package dev.enlace.bootstrap.files;

import org.jspecify.annotations.NullMarked;
