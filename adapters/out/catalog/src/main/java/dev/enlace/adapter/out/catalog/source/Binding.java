package dev.enlace.adapter.out.catalog.source;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.proxy.PathPattern;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes records out of trees. A record's own refusal is reported like any other problem, at the
 * line of the field that it was made of; collections that are left out are empty.
 */
public final class Binding {
  private static final JsonMapper MAPPER = mapper();

  private Binding() {}

  /**
   * Binds a tree that came from a document.
   *
   * @param content the document's content, perhaps with defaults filled in
   * @throws InvalidCatalog naming file, line and field
   */
  public static <T> T bind(YamlDocument document, JsonNode content, Class<T> type) {
    try {
      return MAPPER.treeToValue(content, type);
    } catch (DatabindException e) {
      throw document.invalid(pointer(e), reason(e));
    } catch (JacksonException e) {
      throw document.invalid("", "cannot be read");
    }
  }

  private static String pointer(DatabindException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer.append('/');
      pointer.append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return pointer.toString();
  }

  private static String reason(DatabindException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    return "has the wrong form";
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(values())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    for (Class<?> type : List.of(List.class, Set.class, SequencedSet.class, Map.class)) {
      builder.withConfigOverride(
          type,
          override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return builder.build();
  }

  private static SimpleModule values() {
    return new SimpleModule()
        .addDeserializer(ProviderId.class, new FromText<>(ProviderId.class, ProviderId::new))
        .addDeserializer(UrlTemplate.class, new FromText<>(UrlTemplate.class, UrlTemplate::new))
        .addDeserializer(JsonPointer.class, new FromText<>(JsonPointer.class, JsonPointer::new))
        .addDeserializer(PathPattern.class, new FromText<>(PathPattern.class, PathPattern::new))
        .addDeserializer(ErrorRules.class, new ErrorRulesReader());
  }
}
