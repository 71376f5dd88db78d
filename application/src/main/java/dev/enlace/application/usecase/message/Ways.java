package dev.enlace.application.usecase.message;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.OperationNotSupported;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.catalog.CatalogEntry;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Connection;

/** Knows by a connection's entry how messages leave through it. */
public final class Ways {
  private final CatalogLookup lookup;
  private final MailWay mail;
  private final ChatWay chat;
  private final GmailWay gmail;

  /** Those that there are. */
  public Ways(CatalogLookup lookup, MailWay mail, ChatWay chat, GmailWay gmail) {
    this.lookup = lookup;
    this.mail = mail;
    this.chat = chat;
    this.gmail = gmail;
  }

  /** The way; fails with {@link OperationNotSupported} where there is none. */
  Way of(Connection connection) {
    CatalogEntry entry =
        lookup
            .known(connection.entry())
            .orElseThrow(() -> new Failed(new CatalogEntryNotFound(connection.slug().value())));
    return switch (entry) {
      case CredentialsEntry form ->
          switch (form.verification()) {
            case SMTP -> mail;
            case TELEGRAM -> chat;
            case NONE -> throw unsupported(connection);
          };
      case OAuthEntry granted when GmailWay.isOffered(granted) -> gmail;
      case OAuthEntry _ -> throw unsupported(connection);
    };
  }

  private static Failed unsupported(Connection connection) {
    return new Failed(new OperationNotSupported(connection.slug(), "messages"));
  }
}
