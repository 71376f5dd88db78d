/** The people who can be chosen on an authorize page. */
@NullMarked
package dev.enlace.sandbox.people;

import org.jspecify.annotations.NullMarked;
