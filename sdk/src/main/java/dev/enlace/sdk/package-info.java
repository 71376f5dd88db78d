/** What a generated client lacks: patience, pages, waiting for a person, and one place to begin. */
@NullMarked
package dev.enlace.sdk;

import org.jspecify.annotations.NullMarked;
