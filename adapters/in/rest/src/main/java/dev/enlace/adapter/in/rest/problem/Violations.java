package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.json.UnstorableText;
import dev.enlace.domain.form.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Names what is wrong with which field, from the framework's exceptions, without any value. */
final class Violations {
  private static final int LONGEST_NAME = 100;

  private Violations() {}

  static List<Violation> of(WebExchangeBindException bind) {
    return bind.getAllErrors().stream()
        .map(error -> error instanceof FieldError field ? Rules.of(field) : Rules.ofBody(error))
        .toList();
  }

  static List<Violation> of(HandlerMethodValidationException invalid) {
    return invalid.getParameterValidationResults().stream().flatMap(Violations::of).toList();
  }

  static Violation of(JacksonException json) {
    String rule =
        switch (json) {
          case StreamConstraintsException _ -> "limit";
          case UnrecognizedPropertyException _ -> "unknown";
          case ValueInstantiationException _ -> "options";
          case StreamReadException _ -> "json";
          case UnstorableText _ -> "format";
          default -> "type";
        };
    return Rules.violation(path(json), rule);
  }

  private static Stream<Violation> of(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getFieldErrors().stream().map(Rules::of);
    }
    String name = Parameters.nameOf(result.getMethodParameter());
    return result.getResolvableErrors().stream().map(error -> Rules.of(name, error));
  }

  private static String path(JacksonException json) {
    String path =
        json.getPath().stream()
            .map(step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
            .collect(Collectors.joining());
    String plain = path.startsWith(".") ? path.substring(1) : path;
    return plain.isEmpty() ? "body" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }
}
