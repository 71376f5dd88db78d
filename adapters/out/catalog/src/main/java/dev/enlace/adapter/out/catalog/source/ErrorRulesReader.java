package dev.enlace.adapter.out.catalog.source;

import dev.enlace.domain.provider.answer.ErrorRules;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads error rules as the plain list that they are in a file. */
final class ErrorRulesReader extends StdDeserializer<ErrorRules> {
  ErrorRulesReader() {
    super(ErrorRules.class);
  }

  @Override
  public ErrorRules deserialize(JsonParser parser, DeserializationContext context) {
    return new ErrorRules(List.of(context.readValue(parser, ErrorRules.Rule[].class)));
  }
}
