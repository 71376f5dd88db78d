package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.form.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Query parameters as the contract writes them. Spring alone would take an empty one for none, a
 * Java name for one of the contract, {@code 0x10} for 16 and {@code yes} for true, and one without
 * {@code =} for none or, where it comes among others, for {@code null}.
 */
public final class StrictParameters {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
  private static final Pattern BOOLEAN = Pattern.compile("true|false");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A provider's answer, where what has no value is as if it were not sent (RFC 6749, 3.1). */
  private static final Set<String> OF_PROVIDERS = Set.of("code", "error", "iss", "state");

  private StrictParameters() {}

  /**
   * Looks at every parameter that an operation declares.
   *
   * @throws Refused naming those that are of another type, or without a value
   */
  public static void require(MultiValueMap<String, String> query, HandlerMethod operation) {
    if (query.isEmpty()) {
      return;
    }
    List<Violation> violations =
        Arrays.stream(operation.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .filter(parameter -> !fits(parameter, query.get(Parameters.nameOf(parameter))))
            .map(parameter -> violation(Parameters.nameOf(parameter)))
            .toList();
    if (!violations.isEmpty()) {
      throw new Refused(Refusal.invalid(violations));
    }
  }

  /**
   * What stands in the query under a name, for those who read it there themselves.
   *
   * @return null: it is not given
   * @throws Refused where it is given without a value
   */
  public static @Nullable List<String> texts(MultiValueMap<String, String> query, String name) {
    List<String> given = query.get(name);
    if (given != null && given.stream().anyMatch(Objects::isNull)) {
      throw new Refused(Refusal.invalid(List.of(violation(name))));
    }
    return given;
  }

  private static boolean fits(MethodParameter parameter, @Nullable List<String> given) {
    return given == null || given.stream().allMatch(value -> fits(parameter, value));
  }

  private static boolean fits(MethodParameter parameter, @Nullable String value) {
    return fits(parameter.getParameterType(), value)
        && (value != null || OF_PROVIDERS.contains(Parameters.nameOf(parameter)));
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

  private static Violation violation(String name) {
    return new Violation(name, "type", Texts.all("rule.type"));
  }
}
