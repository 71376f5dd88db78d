package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.outbound.CheckedAddresses;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * One try of one account, on a thread that may wait. Closing it from another thread cuts the
 * connection and so ends the waiting.
 */
final class SmtpAttempt implements AutoCloseable {
  private final SmtpAccount account;
  private final CheckedAddresses addresses;
  private final Trust trust;
  private final SmtpTimeouts timeouts;
  private volatile FrugalSocket socket = new FrugalSocket();
  private volatile boolean closed;

  SmtpAttempt(SmtpAccount account, CheckedAddresses addresses, Trust trust, SmtpTimeouts timeouts) {
    this.account = account;
    this.addresses = addresses;
    this.trust = trust;
    this.timeouts = timeouts;
  }

  /** Returns if the server has accepted the account over an encrypted connection. */
  void run() throws SmtpProblem {
    leave(signedIn());
  }

  /** The conversation with a server that has accepted the account; whoever asks has to close it. */
  SignIn signedIn() throws SmtpProblem {
    List<InetAddress> allowed = allowed();
    if (allowed.isEmpty()) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
    }
    return signIn(connectToOne(allowed));
  }

  /** A name that is not known now may be in a moment; nobody has to put anything right for that. */
  private List<InetAddress> allowed() throws SmtpProblem {
    try {
      return addresses.resolved(account.host(), account.port());
    } catch (UnknownHostException e) {
      throw new SmtpProblem(VerificationProblem.UNREACHABLE);
    }
  }

  /** Lets the server say as much again, to the next message. */
  void refill() {
    socket.refill();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    socket.close();
  }

  private InetAddress connectToOne(List<InetAddress> allowed) throws SmtpProblem {
    VerificationProblem problem = VerificationProblem.UNREACHABLE;
    for (InetAddress address : allowed) {
      try {
        connect(address);
        return address;
      } catch (SocketTimeoutException e) {
        problem = VerificationProblem.TIMED_OUT;
      } catch (IOException e) {
        problem = VerificationProblem.UNREACHABLE;
      }
    }
    throw new SmtpProblem(problem);
  }

  private void connect(InetAddress address) throws IOException {
    socket.close();
    socket = new FrugalSocket();
    if (closed) {
      socket.close();
    }
    socket.setSoTimeout((int) timeouts.read().toMillis());
    socket.connect(
        new InetSocketAddress(address, account.port()), (int) timeouts.connect().toMillis());
  }

  private SignIn signIn(InetAddress address) throws SmtpProblem {
    SignIn signIn = SignIn.of(account, trust.at(address, account.port()));
    try {
      signIn.over(socket);
      if (signIn.asksForCredentials()) {
        return signIn;
      }
    } catch (MessagingException | IOException e) {
      SmtpProblem problem = new SmtpProblem(SignInTrouble.of(e, signIn));
      leave(signIn);
      throw problem;
    }
    leave(signIn);
    throw new SmtpProblem(VerificationProblem.AUTHENTICATION_NOT_OFFERED);
  }

  private static void leave(SignIn signIn) {
    try {
      signIn.close();
    } catch (MessagingException e) {
      // the server does not matter any more
    }
  }
}
