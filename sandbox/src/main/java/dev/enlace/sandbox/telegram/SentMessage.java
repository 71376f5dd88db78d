package dev.enlace.sandbox.telegram;

import java.time.Instant;

/** A text that a bot sent to a chat. */
public record SentMessage(Instant at, String chatId, String text) {}
