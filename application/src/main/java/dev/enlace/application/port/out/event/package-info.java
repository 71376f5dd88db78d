/** What is still to be told to whom, and how it goes. */
@NullMarked
package dev.enlace.application.port.out.event;

import org.jspecify.annotations.NullMarked;
