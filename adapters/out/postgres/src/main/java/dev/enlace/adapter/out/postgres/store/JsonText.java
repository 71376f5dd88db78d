package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it goes into and comes out of {@code jsonb}, numbers exact. */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  /** Maps, lists, texts, numbers and booleans as a value to bind. */
  public static Json of(Object tree) {
    return Json.of(MAPPER.writeValueAsString(tree));
  }

  /** A column that is never null. */
  public static JsonNode read(Readable row, String column) {
    return MAPPER.readTree(Objects.requireNonNull(row.get(column, Json.class), column).asString());
  }
}
