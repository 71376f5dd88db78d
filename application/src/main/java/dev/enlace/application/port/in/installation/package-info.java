/** What an installation needs before anybody can ask. */
@NullMarked
package dev.enlace.application.port.in.installation;

import org.jspecify.annotations.NullMarked;
