package dev.enlace.domain.connection;

import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.LabeledValue;
import dev.enlace.domain.form.RecipientFields;
import dev.enlace.domain.form.ValueFormat;
import dev.enlace.domain.message.Chat;
import dev.enlace.domain.message.Recipient;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
  public static final String ALLOW_FIELD = RecipientFields.ALLOW;

  /** Form field that holds the deny list. */
  public static final String DENY_FIELD = RecipientFields.DENY;

  public RecipientPolicy {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /** The policy that a form's answer states. */
  public static RecipientPolicy of(FormValues values) {
    return new RecipientPolicy(entries(values, ALLOW_FIELD), entries(values, DENY_FIELD));
  }

  /** What was stored under older rules is read by those of today; nothing is dropped. */
  private static List<String> entries(FormValues values, String field) {
    return values.list(field).stream()
        .map(LabeledValue::value)
        .map(entry -> ValueFormat.TELEGRAM_RECIPIENT.normalise(entry).orElse(entry))
        .toList();
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

  /**
   * Whether what is said of a chat may depend on how else it is called: the number of one that is
   * named, and the names of one whose number is given.
   */
  public boolean needsToKnow(Chat chat) {
    Predicate<String> otherwise = entry -> chat.isNamed() || entry.startsWith(Chat.NAMED);
    return !deny.contains(chat.id())
        && (deny.stream().anyMatch(otherwise)
            || (!allow.contains(chat.id()) && allow.stream().anyMatch(otherwise)));
  }

  /** Why somebody may not be written to. */
  public enum Objection {
    /** The deny list means them. */
    DENIED,
    /** There is an allow list, and it does not mean them. */
    NOT_ALLOWED
  }
}
