/** What is done now and then, without anybody asking. */
@NullMarked
package dev.enlace.application.usecase.upkeep;

import org.jspecify.annotations.NullMarked;
