/** A whole Enlace in memory, with a catalogue and providers to try it on. */
@NullMarked
package dev.enlace.application.memory.installation;

import org.jspecify.annotations.NullMarked;
