package dev.enlace.application.port.out.upstream;

import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;

/**
 * On whose behalf a provider is called.
 *
 * @param workspace takes turns with other workspaces, however many connections it has
 * @param connection takes turns with others of its workspace
 * @param account whom the provider counts, and shuts out when it was called too often
 */
public record Asker(String workspace, String connection, String account) {
  private static final String STRANGERS = "strangers";

  /** A connection; where the provider does not say whose it is, it counts as an account. */
  public static Asker of(Connection connection) {
    Account account = connection.account();
    String id = connection.id().toString();
    return new Asker(
        connection.workspace().value().toString(), id, account == null ? id : account.id());
  }

  /**
   * Somebody of whom nothing is known but a token of the provider's own. All of them are one
   * workspace, since tokens can be made up, and one of 256 accounts in it: so few that made-up ones
   * fill no table, and so many that whoever asks too often is seldom taken for another.
   */
  public static Asker stranger(Secret token) {
    byte first = SecretHash.of(token).bytes()[0];
    String account = STRANGERS + "-" + Byte.toUnsignedInt(first);
    return new Asker(STRANGERS, account, account);
  }
}
