package dev.enlace.sandbox.control;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies strictly, and says which field is wrong without repeating its value. */
final class ControlJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ControlJson() {}

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static <T> T read(String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new IllegalArgumentException("a JSON object is required");
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      throw new IllegalArgumentException(unknown.getPropertyName() + ": unknown field", unknown);
    } catch (ValueInstantiationException refused) {
      throw new IllegalArgumentException(reason(refused), refused);
    } catch (DatabindException wrong) {
      throw new IllegalArgumentException(field(wrong) + ": wrong type or value", wrong);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("a JSON object is required", malformed);
    }
  }

  private static String reason(ValueInstantiationException refused) {
    return refused.getCause() instanceof IllegalArgumentException cause
            && cause.getMessage() != null
        ? cause.getMessage()
        : "wrong value";
  }

  private static String field(DatabindException wrong) {
    return wrong.getPath().isEmpty()
        ? "body"
        : String.valueOf(wrong.getPath().getLast().getPropertyName());
  }
}
