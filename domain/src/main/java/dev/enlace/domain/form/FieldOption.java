package dev.enlace.domain.form;

import dev.enlace.domain.text.LocalizedText;

/**
 * One of the values that a string field may take.
 *
 * @param value what is sent
 * @param label what people read
 */
public record FieldOption(String value, LocalizedText label) {}
