/** Asks Telegram's Bot API who a bot is. */
@NullMarked
package dev.enlace.adapter.out.messaging.telegram;

import org.jspecify.annotations.NullMarked;
