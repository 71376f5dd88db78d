package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.domain.form.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** The answer to a request that the framework could not turn into a controller's arguments. */
final class InputRefusals {
  private static final String BODY = "body";

  private InputRefusals() {}

  static Refusal of(ResponseStatusException trouble) {
    return switch (trouble) {
      case WebExchangeBindException bind -> Refusal.invalid(Violations.of(bind));
      case HandlerMethodValidationException invalid -> Refusal.invalid(Violations.of(invalid));
      case MissingRequestValueException missing -> missing(missing.getName());
      case ServerWebInputException input when input.getCause() instanceof DecodingException body ->
          ofBody(body);
      case ServerWebInputException input when causedByLimit(input) -> Refusals.tooLarge();
      case ServerWebInputException input -> parameter(input.getMethodParameter());
      default -> invalid(BODY, "format");
    };
  }

  static Refusal ofBody(DecodingException trouble) {
    return switch (trouble.getCause()) {
      case null -> invalid(BODY, "required");
      case JacksonException json -> Refusal.invalid(List.of(Violations.of(json)));
      default -> invalid(BODY, "json");
    };
  }

  private static Refusal missing(String name) {
    return name.equals("If-Match")
        ? Refusal.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.VERSION_CONFLICT)
            .because("if_match_missing")
        : invalid(name, "required");
  }

  private static Refusal parameter(@Nullable MethodParameter parameter) {
    return parameter == null || Parameters.isBody(parameter)
        ? invalid(BODY, "required")
        : invalid(Parameters.nameOf(parameter), "type");
  }

  private static Refusal invalid(String field, String rule) {
    return Refusal.invalid(List.of(new Violation(field, rule, Texts.all("rule." + rule))));
  }

  private static boolean causedByLimit(ServerWebInputException input) {
    return input.getCause() instanceof DataBufferLimitException;
  }
}
