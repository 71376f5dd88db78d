/** Whether connections work, and what is to be done where they do not. */
@NullMarked
package dev.enlace.application.usecase.health;

import org.jspecify.annotations.NullMarked;
