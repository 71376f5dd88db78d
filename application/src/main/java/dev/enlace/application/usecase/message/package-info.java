/** Checks messages and their recipients, and hands them to whoever delivers them. */
@NullMarked
package dev.enlace.application.usecase.message;

import org.jspecify.annotations.NullMarked;
