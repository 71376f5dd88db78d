/** Telegram's Bot API for one bot and a few chats. */
@NullMarked
package dev.enlace.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
