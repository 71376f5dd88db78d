package dev.enlace.domain.connection;

import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.message.Recipient;
import java.util.List;
import java.util.Optional;

/**
 * Whom a connection may write to. Deny beats allow; an empty allow list means anybody. Where it is
 * in doubt whether an entry means somebody, nobody is written to: see {@link Recipient}.
 *
 * @param allow normalised recipients
 * @param deny normalised recipients
 */
public record RecipientPolicy(List<String> allow, List<String> deny) {
  /** Anybody. */
  public static final RecipientPolicy OPEN = new RecipientPolicy(List.of(), List.of());

  /** Form field that holds the allow list. */
  public static final String ALLOW_FIELD = "recipientAllowList";

  /** Form field that holds the deny list. */
  public static final String DENY_FIELD = "recipientDenyList";

  public RecipientPolicy {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /** The policy that a form's answer states. */
  public static RecipientPolicy of(FormValues values) {
    return new RecipientPolicy(
        values.list(ALLOW_FIELD).stream().map(LabeledValue::value).toList(),
        values.list(DENY_FIELD).stream().map(LabeledValue::value).toList());
  }

  /** Whether it says anything; such a connection's secrets are never handed out raw. */
  public boolean restricts() {
    return !allow.isEmpty() || !deny.isEmpty();
  }

  /** Why somebody may not be written to; empty where they may. */
  public Optional<Objection> objection(Recipient recipient) {
    if (recipient.deniedBy().stream().anyMatch(deny::contains)) {
      return Optional.of(Objection.DENIED);
    }
    return allow.isEmpty() || recipient.allowedBy().stream().anyMatch(allow::contains)
        ? Optional.empty()
        : Optional.of(Objection.NOT_ALLOWED);
  }

  /** Why somebody may not be written to. */
  public enum Objection {
    /** The deny list means them. */
    DENIED,
    /** There is an allow list, and it does not mean them. */
    NOT_ALLOWED
  }
}
