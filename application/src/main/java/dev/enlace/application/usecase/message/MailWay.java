package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.out.message.MailDelivery;
import dev.enlace.application.port.out.message.Sender;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.connection.Material.Credentials;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.message.MailAddress;
import dev.enlace.domain.message.Mailbox;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Mails through a mail server of the owner's. */
public final class MailWay implements Way {
  private static final int LONGEST_NAME = 120;

  private final Accounts accounts;
  private final LastLook last;
  private final MailDelivery delivery;
  private final TimeOrderedIds ids;

  /** With those means. */
  public MailWay(Accounts accounts, LastLook last, MailDelivery delivery, TimeOrderedIds ids) {
    this.accounts = accounts;
    this.last = last;
    this.delivery = delivery;
    this.ids = ids;
  }

  @Override
  public Mono<Outgoing> prepare(Opened opened, Draft draft) {
    Credentials said = (Credentials) opened.connection().material();
    Mailbox from = sender(said.open());
    String id = ids.next() + "@" + from.address().domain();
    MailDrafts.Checked checked = MailDrafts.read(draft, id, from);
    RecipientCheck.require(said.recipients(), checked.named());
    return accounts.open(opened.stored(), said).map(account -> outgoing(opened, account, checked));
  }

  private Outgoing outgoing(Opened opened, Sender account, MailDrafts.Checked checked) {
    return new Outgoing(
        Channel.SMTP,
        checked.everybody().size(),
        OutsideEffect.once(
            last.edited(opened)
                .doOnNext(now -> RecipientCheck.require(now, checked.named()))
                .then(delivery.deliver(account, checked.mail()))
                .map(said -> RecipientCheck.taken(said, checked.everybody()))));
  }

  /** As the owner has said; nobody who writes says who wrote it. */
  private static Mailbox sender(FormValues values) {
    MailAddress address =
        values
            .text("fromAddress")
            .or(() -> values.text("username"))
            .flatMap(MailAddress::of)
            .orElseThrow(() -> new Failed(unknownSender()));
    Optional<String> name =
        values.text("fromName").filter(text -> text.length() <= LONGEST_NAME && isLine(text));
    return new Mailbox(address, name.orElse(null));
  }

  private static boolean isLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private static InvalidConfiguration unknownSender() {
    return new InvalidConfiguration(
        "sender_unknown",
        List.of(
            Violation.of(
                "fromAddress",
                "required",
                "is needed to send, since the user name is no address",
                "hace falta para enviar, porque el usuario no es una dirección")));
  }
}
