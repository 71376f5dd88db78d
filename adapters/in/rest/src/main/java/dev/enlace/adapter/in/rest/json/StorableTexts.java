package dev.enlace.adapter.in.rest.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Refuses what JSON escapes can smuggle into a text: U+0000, which PostgreSQL cannot store, and
 * half of a surrogate pair, which UTF-8 cannot write.
 */
final class StorableTexts extends StringDeserializer {
  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    String text = super.deserialize(parser, context);
    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new UnstorableText(parser);
    }
    return text;
  }
}
