package dev.enlace.adapter.in.rest.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A text that JSON can write and no database column or UTF-8 file can hold. */
public final class UnstorableText extends MismatchedInputException {
  private static final long serialVersionUID = 1L;

  UnstorableText(JsonParser parser) {
    super(parser, "a text with U+0000 or half a character", String.class);
  }
}
