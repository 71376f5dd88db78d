package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.MessageRefused;
import dev.enlace.application.failure.Failure.RecipientNotAllowed;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.domain.connection.RecipientPolicy;
import dev.enlace.domain.connection.RecipientPolicy.Objection;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.message.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Says which of a draft's recipients are in the way; one is enough. */
final class RecipientCheck {
  private RecipientCheck() {}

  /** Fails with {@link RecipientNotAllowed} naming all whom the policy objects to. */
  static void require(RecipientPolicy policy, List<Addressed> everybody) {
    List<Violation> violations = new ArrayList<>();
    List<String> offenders = new ArrayList<>();
    for (Addressed addressed : everybody) {
      policy
          .objection(addressed.recipient())
          .ifPresent(objection -> {
            violations.add(violation(addressed.field(), objection));
            addressed.said().ifPresent(offenders::add);
          });
    }
    if (!violations.isEmpty()) {
      throw new Failed(new RecipientNotAllowed(violations, offenders));
    }
  }

  /** The same delivery, if the message was taken; fails with {@link MessageRefused} if not. */
  static Delivery.Taken taken(Delivery delivery, List<Addressed> everybody) {
    return switch (delivery) {
      case Delivery.Taken taken -> taken;
      case Delivery.Ungranted _ -> throw new IllegalStateException("only a grant lacks something");
      case Delivery.Refused(var problem, Set<MailAddress> whom) ->
          throw new Failed(
              new MessageRefused(
                  problem,
                  everybody.stream()
                      .filter(addressed -> isAmong(addressed, whom))
                      .flatMap(addressed ->
                          Stream.of(
                              Violation.of(
                                  addressed.field(),
                                  problem.isPassing() ? "deferred" : "refused",
                                  problem.isPassing()
                                      ? "cannot be written to now"
                                      : "is refused by the server",
                                  problem.isPassing()
                                      ? "no admite mensajes ahora"
                                      : "es rechazado por el servidor")))
                      .toList()));
    };
  }

  private static boolean isAmong(Addressed addressed, Set<MailAddress> whom) {
    return addressed.recipient() instanceof MailAddress address && whom.contains(address);
  }

  private static Violation violation(String field, Objection objection) {
    return switch (objection) {
      case DENIED ->
          Violation.of(field, "denied", "is on the deny list", "está en la lista de denegados");
      case NOT_ALLOWED ->
          Violation.of(
              field,
              "not_allowed",
              "is not on the allow list",
              "no está en la lista de permitidos");
    };
  }
}
