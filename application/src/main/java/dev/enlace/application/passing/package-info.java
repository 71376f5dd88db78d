/** Bodies and answers that are passed on without being understood. */
@NullMarked
package dev.enlace.application.passing;

import org.jspecify.annotations.NullMarked;
