package dev.enlace.adapter.in.rest.problem;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** How a caller knows a controller's parameter. */
final class Parameters {
  private Parameters() {}

  static boolean isBody(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class);
  }

  /** The name in the path, the query or the headers. */
  static String nameOf(MethodParameter parameter) {
    return Stream.of(
            named(parameter.getParameterAnnotation(PathVariable.class), PathVariable::value),
            named(parameter.getParameterAnnotation(RequestParam.class), RequestParam::value),
            named(parameter.getParameterAnnotation(RequestHeader.class), RequestHeader::value))
        .flatMap(Function.identity())
        .findFirst()
        .orElseGet(() -> Objects.requireNonNullElse(parameter.getParameterName(), "request"));
  }

  private static <A> Stream<String> named(@Nullable A annotation, Function<A, String> name) {
    return annotation == null ? Stream.empty() : Stream.of(name.apply(annotation));
  }
}
