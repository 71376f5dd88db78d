package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.adapter.out.messaging.smtp.SignIn.Stage;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.OutcomeUnknown;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.MessageProblem;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Delivery.Refused;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.provider.ProviderId;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** Finds out what came of a message that was not taken. */
final class SendTrouble {
  private SendTrouble() {}

  /**
   * That the server refused it, with nobody written to; fails where it did not say, and with {@link
   * OutcomeUnknown} where it had everything by then.
   */
  static Delivery of(MessagingException error, SignIn signIn, ProviderId provider) {
    Optional<Refused> recipients = recipients(error);
    if (recipients.isPresent()) {
      return recipients.get();
    }
    int code = signIn.objection();
    if (isRefusal(code)) {
      return new Refused(problem(code, signIn.stage()));
    }
    throw unanswered(signIn.stage(), provider, problem(error, signIn));
  }

  /** What to say of a message that waits for an answer no longer. */
  static Failed unanswered(Stage stage, ProviderId provider, ProviderProblem problem) {
    return switch (stage) {
      case SENDER, RECIPIENTS, CONTENT ->
          new Failed(new ProviderUnavailable(provider, problem, null));
      case END, DONE -> new Failed(new OutcomeUnknown("message"));
    };
  }

  /**
   * What is true for good goes before what is true for now: the whole is not worth a second try.
   */
  private static Optional<Refused> recipients(MessagingException error) {
    Set<MailAddress> refused = new HashSet<>();
    Set<MailAddress> deferred = new HashSet<>();
    for (@Nullable Exception next = error; next != null; next = after(next)) {
      if (next instanceof SMTPAddressFailedException failed && isRefusal(failed.getReturnCode())) {
        MailAddress.of(failed.getAddress().getAddress())
            .ifPresent((isForNow(failed.getReturnCode()) ? deferred : refused)::add);
      }
    }
    if (!refused.isEmpty()) {
      return Optional.of(new Refused(MessageProblem.RECIPIENT_REFUSED, refused));
    }
    return deferred.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused(MessageProblem.RECIPIENT_DEFERRED, deferred));
  }

  private static MessageProblem problem(int code, Stage stage) {
    if (isForNow(code)) {
      return MessageProblem.DEFERRED;
    }
    return switch (stage) {
      case SENDER -> MessageProblem.SENDER_REFUSED;
      case RECIPIENTS -> MessageProblem.RECIPIENT_REFUSED;
      case CONTENT, END, DONE -> MessageProblem.CONTENT_REFUSED;
    };
  }

  private static ProviderProblem problem(MessagingException error, SignIn signIn) {
    for (@Nullable Exception next = error; next != null; next = after(next)) {
      if (next instanceof SocketTimeoutException) {
        return ProviderProblem.TIMED_OUT;
      } else if (next instanceof FrugalSocket.TooMuch) {
        return ProviderProblem.UNEXPECTED_ANSWER;
      } else if (next instanceof IOException) {
        return ProviderProblem.UNREACHABLE;
      }
    }
    return signIn.objection() > 0 ? ProviderProblem.UNEXPECTED_ANSWER : ProviderProblem.UNREACHABLE;
  }

  private static @Nullable Exception after(Exception error) {
    return error instanceof MessagingException wrapping ? wrapping.getNextException() : null;
  }

  /** Anything else is no answer that says something (RFC 5321, 4.2.1). */
  private static boolean isRefusal(int code) {
    return code >= 400 && code < 600;
  }

  private static boolean isForNow(int code) {
    return code >= 400 && code < 500;
  }
}
