/** Which part of a provider's API callers may reach by themselves, said as data. */
@NullMarked
package dev.enlace.domain.provider.proxy;

import org.jspecify.annotations.NullMarked;
