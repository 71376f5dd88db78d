package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Query parameters as the contract writes them. Spring alone would take an empty one for none, a
 * Java name for one of the contract, {@code 0x10} for 16 and {@code yes} for true.
 */
public final class StrictParameters {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
  private static final Pattern BOOLEAN = Pattern.compile("true|false");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private StrictParameters() {}

  /**
   * Looks at every parameter that is no text.
   *
   * @throws Refused naming those that are of another type
   */
  public static void require(MultiValueMap<String, String> query, HandlerMethod operation) {
    if (query.isEmpty()) {
      return;
    }
    List<Violation> violations =
        Arrays.stream(operation.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .filter(parameter -> !fits(parameter, query.get(Parameters.nameOf(parameter))))
            .map(StrictParameters::violation)
            .toList();
    if (!violations.isEmpty()) {
      throw new Refused(Refusal.invalid(violations));
    }
  }

  private static boolean fits(MethodParameter parameter, @Nullable List<String> given) {
    return given == null
        || given.stream().allMatch(value -> fits(parameter.getParameterType(), value));
  }

  private static boolean fits(Class<?> type, @Nullable String value) {
    if (type == Integer.class) {
      return value != null && INTEGER.matcher(value).matches();
    } else if (type == Boolean.class) {
      return value != null && BOOLEAN.matcher(value).matches();
    } else if (type == UUID.class) {
      return value != null && ID.matcher(value).matches();
    }
    return !type.isEnum()
        || Arrays.stream(type.getEnumConstants()).anyMatch(each -> each.toString().equals(value));
  }

  private static Violation violation(MethodParameter parameter) {
    return new Violation(Parameters.nameOf(parameter), "type", Texts.all("rule.type"));
  }
}
