package dev.enlace.sandbox.mail;

import dev.enlace.sandbox.oauth.Secrets;

/** The one account of the mail servers. */
public final class Account {
  public static final String USER = "sandbox";
  public static final String PASSWORD = "sandbox-password";

  private Account() {}

  static boolean opens(String user, String password) {
    return Secrets.same(USER, user) && Secrets.same(PASSWORD, password);
  }
}
