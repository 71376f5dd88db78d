package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ScopeMissing;
import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.in.message.Draft;
import dev.enlace.application.port.in.message.SendMessage.Channel;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.Delivery.Taken;
import dev.enlace.application.port.out.message.GrantedMailDelivery;
import dev.enlace.application.usecase.acting.Access;
import dev.enlace.application.usecase.acting.Act;
import dev.enlace.application.usecase.acting.ActingToken;
import dev.enlace.application.usecase.connection.ConnectionGate.Opened;
import dev.enlace.application.usecase.idempotency.OutsideEffect;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Material.OAuthGrant;
import dev.enlace.domain.token.Scope;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Mails by Gmail's API, which puts the account's own address in front. */
public final class GmailWay implements Way {
  /** What has to be granted. */
  static final String SEND = "https://www.googleapis.com/auth/gmail.send";

  /** Any of these lets a token send. */
  private static final Set<Scope> SUFFICIENT =
      Set.of(
          new Scope(SEND),
          new Scope("https://www.googleapis.com/auth/gmail.compose"),
          new Scope("https://www.googleapis.com/auth/gmail.modify"),
          new Scope("https://mail.google.com/"));

  /** The part of a Message-ID that names a host; RFC 6761 gives it to nobody. */
  private static final String NOBODY = "enlace.invalid";

  private final ActingToken acting;
  private final LastLook last;
  private final GrantedMailDelivery delivery;
  private final TimeOrderedIds ids;

  /** With those means. */
  public GmailWay(
      ActingToken acting, LastLook last, GrantedMailDelivery delivery, TimeOrderedIds ids) {
    this.acting = acting;
    this.last = last;
    this.delivery = delivery;
    this.ids = ids;
  }

  /** Whether an entry offers that a person lets it send. */
  static boolean isOffered(OAuthEntry entry) {
    return entry.offered().values().contains(new Scope(SEND));
  }

  @Override
  public Mono<Outgoing> prepare(Opened opened, Draft draft) {
    Connection connection = opened.connection();
    OAuthGrant grant = (OAuthGrant) connection.material();
    if (grant.granted().values().stream().noneMatch(SUFFICIENT::contains)) {
      return Failed.with(new ScopeMissing(connection.id(), SEND));
    }
    MailDrafts.Checked checked = MailDrafts.read(draft, ids.next() + "@" + NOBODY, null);
    RecipientCheck.require(grant.recipients(), checked.named());
    return Mono.just(
        new Outgoing(
            Channel.GMAIL,
            checked.everybody().size(),
            acting.with(
                opened.principal(),
                connection.id(),
                Act.MESSAGE,
                access -> delivered(opened, access, checked))));
  }

  private Mono<Taken> delivered(Opened opened, Access access, MailDrafts.Checked checked) {
    return OutsideEffect.once(
        last.edited(opened)
            .doOnNext(now -> RecipientCheck.require(now, checked.named()))
            .then(
                Mono.defer(() ->
                    delivery.deliver(
                        access.provider().definition().id(),
                        access.apiBase(),
                        access.accessToken(),
                        checked.mail())))
            .map(said -> taken(opened.connection().id(), said, checked.everybody())));
  }

  /** What was taken away at Google is seen here at the next refresh only. */
  private static Taken taken(ConnectionId id, Delivery said, List<Addressed> everybody) {
    if (said instanceof Delivery.Ungranted) {
      throw new Failed(new ScopeMissing(id, SEND));
    }
    return RecipientCheck.taken(said, everybody);
  }
}
