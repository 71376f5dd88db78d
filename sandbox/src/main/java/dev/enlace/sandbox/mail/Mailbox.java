package dev.enlace.sandbox.mail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What every SMTP server of the sandbox has seen. */
public final class Mailbox {
  private final List<SentMail> mails = new CopyOnWriteArrayList<>();
  private final List<Login> logins = new CopyOnWriteArrayList<>();

  void add(SentMail mail) {
    mails.add(mail);
  }

  void add(Login login) {
    logins.add(login);
  }

  public List<SentMail> mails() {
    return List.copyOf(mails);
  }

  public List<Login> logins() {
    return List.copyOf(logins);
  }

  public void clear() {
    mails.clear();
    logins.clear();
  }
}
