/** Other people's servers, which answer as they are told and remember what they were asked. */
@NullMarked
package dev.enlace.application.memory.provider;

import org.jspecify.annotations.NullMarked;
