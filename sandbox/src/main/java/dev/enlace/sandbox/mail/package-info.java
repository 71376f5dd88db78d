/** SMTP servers, right ones and wrong ones, and what was sent through them. */
@NullMarked
package dev.enlace.sandbox.mail;

import org.jspecify.annotations.NullMarked;
