package dev.enlace.adapter.out.catalog.source;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Makes a value of a text by its own constructor, whose refusal becomes the problem. */
final class FromText<T> extends StdScalarDeserializer<T> {
  private final transient Function<String, T> constructor;

  FromText(Class<T> type, Function<String, T> constructor) {
    super(type);
    this.constructor = constructor;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    try {
      return constructor.apply(parser.getString());
    } catch (IllegalArgumentException e) {
      throw context.instantiationException(handledType(), e);
    }
  }
}
