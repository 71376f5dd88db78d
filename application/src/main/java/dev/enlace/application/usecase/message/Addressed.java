package dev.enlace.application.usecase.message;

import dev.enlace.domain.message.Recipient;

/**
 * Somebody whom a draft goes to.
 *
 * @param field where the draft names them
 */
record Addressed(String field, Recipient recipient) {}
