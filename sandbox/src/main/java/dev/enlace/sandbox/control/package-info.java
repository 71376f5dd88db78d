/** The API by which tests and people steer the sandbox. */
@NullMarked
package dev.enlace.sandbox.control;

import org.jspecify.annotations.NullMarked;
