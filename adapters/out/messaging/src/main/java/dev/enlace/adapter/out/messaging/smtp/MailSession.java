package dev.enlace.adapter.out.messaging.smtp;

import java.io.IOException;

/**
 * A conversation with a mail server that has accepted an account, for one message after the other.
 */
final class MailSession implements AutoCloseable {
  /** Some servers end a conversation after so many; few would mind a new one. */
  private static final int MOST_MESSAGES = 50;

  private final SmtpAttempt attempt;
  private final SignIn signIn;
  private int messages;

  private MailSession(SmtpAttempt attempt, SignIn signIn) {
    this.attempt = attempt;
    this.signIn = signIn;
  }

  static MailSession open(SmtpAttempt attempt) throws SmtpProblem {
    return new MailSession(attempt, attempt.signedIn());
  }

  SignIn signIn() {
    return signIn;
  }

  /** Whether the server still answers, and may be given another message. */
  boolean goesOn() {
    attempt.refill();
    signIn.next();
    return ++messages < MOST_MESSAGES && signIn.isConnected();
  }

  /** Ends it at once, from any thread. */
  @Override
  public void close() {
    try {
      attempt.close();
    } catch (IOException e) {
      // it is over
    }
  }
}
