package dev.enlace.adapter.in.rest.problem;

import dev.enlace.adapter.in.rest.wire.ProblemCode;
import dev.enlace.application.failure.Failed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;

/** What is answered to each kind of trouble, ours and the framework's. */
public final class Refusals {
  private Refusals() {}

  static Refusal of(Throwable trouble) {
    return switch (trouble) {
      case Refused refused -> refused.refusal();
      case Failed failed -> FailureRefusals.of(failed.failure());
      case DataBufferLimitException _ -> tooLarge();
      case DecodingException decoding -> InputRefusals.ofBody(decoding);
      case ResponseStatusException status -> ofStatus(status);
      default -> internal();
    };
  }

  /** Whether somebody has to look at it: it is neither expected nor the caller's doing. */
  static boolean isBug(Throwable trouble) {
    return !(trouble instanceof Refused || trouble instanceof Failed);
  }

  /** The status of what an operation itself refused; empty for a request that never got so far. */
  public static Optional<HttpStatus> decided(Throwable trouble) {
    return isBug(trouble) ? Optional.empty() : Optional.of(of(trouble).status());
  }

  static Refusal tooLarge() {
    return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.PAYLOAD_TOO_LARGE);
  }

  private static Refusal ofStatus(ResponseStatusException status) {
    return switch (status.getStatusCode().value()) {
      case 400 -> InputRefusals.of(status);
      case 404 -> Refusal.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND);
      case 405 -> methodNotAllowed(status);
      case 406 -> Refusal.of(HttpStatus.NOT_ACCEPTABLE, ProblemCode.NOT_ACCEPTABLE);
      case 413 -> tooLarge();
      case 415 -> Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE);
      default -> internal();
    };
  }

  private static Refusal methodNotAllowed(ResponseStatusException status) {
    Refusal refusal = Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED);
    return status instanceof MethodNotAllowedException exception
        ? refusal.header("Allow", names(exception.getSupportedMethods()))
        : refusal;
  }

  private static String names(Set<HttpMethod> methods) {
    return methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
  }

  private static Refusal internal() {
    return Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL_ERROR);
  }
}
