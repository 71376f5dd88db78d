package dev.enlace.adapter.in.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as {@code openapi.yaml} promises it: what the contract does not know is refused, nothing is
 * converted silently, and documents that are made to be expensive are refused while they are read.
 */
public final class StrictJson {
  /** Largest request body of most operations, in bytes: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /** Largest of one that carries files: 10 MiB in base64, and text. */
  public static final int MAX_BYTES_WITH_FILES = 16 << 20;

  /** Deepest nesting of objects and arrays; the contract needs 6. */
  static final int MAX_DEPTH = 32;

  /** Longest number, in characters: parsing one takes quadratic time. */
  static final int MAX_NUMBER = 64;

  /** Longest name of a property, in characters. */
  static final int MAX_NAME = 256;

  /** Most values, names and brackets of one document. */
  static final int MAX_TOKENS = 50_000;

  private static final JsonMapper MAPPER = mapper();

  /** Reads what was just written here: no limits, and nothing to refuse. */
  private static final JsonMapper OWN =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private StrictJson() {}

  /** The mapper, for codecs. */
  public static JsonMapper shared() {
    return MAPPER;
  }

  /** A wire type as UTF-8 JSON. */
  public static byte[] bytes(Object wire) {
    return MAPPER.writeValueAsBytes(wire);
  }

  /** What the JSON of a wire type says, as maps, lists and values. */
  public static Object plain(Object wire) {
    return OWN.convertValue(wire, Object.class);
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, StrictJson::onlyStrings)
        .withConfigOverride(
            List.class, list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
        .addModule(new SimpleModule().addDeserializer(String.class, new StorableTexts()))
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }

  private static StreamReadConstraints limits() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxNumberLength(MAX_NUMBER)
        .maxNameLength(MAX_NAME)
        .maxTokenCount(MAX_TOKENS)
        .build();
  }

  private static void onlyStrings(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}
