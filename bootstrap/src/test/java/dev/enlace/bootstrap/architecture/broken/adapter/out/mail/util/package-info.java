/** Part of a house that breaks the rules on purpose. */
@NullMarked
package dev.enlace.bootstrap.architecture.broken.adapter.out.mail.util;

import org.jspecify.annotations.NullMarked;
