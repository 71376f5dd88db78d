/** How a provider's answers are to be read: where things stand, and what its errors mean. */
@NullMarked
package dev.enlace.domain.provider.answer;

import org.jspecify.annotations.NullMarked;
