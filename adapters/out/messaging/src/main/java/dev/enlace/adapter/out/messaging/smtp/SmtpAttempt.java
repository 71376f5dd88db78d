package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.outbound.CheckedAddresses;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
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
  private volatile Socket socket = new FrugalSocket();
  private volatile boolean closed;

  SmtpAttempt(SmtpAccount account, CheckedAddresses addresses, Trust trust, SmtpTimeouts timeouts) {
    this.account = account;
    this.addresses = addresses;
    this.trust = trust;
    this.timeouts = timeouts;
  }

  /** Returns if the server has accepted the account over an encrypted connection. */
  void run() throws SmtpProblem {
    List<InetAddress> allowed = addresses.of(account.host(), account.port());
    if (allowed.isEmpty()) {
      throw new SmtpProblem(VerificationProblem.ADDRESS_NOT_ALLOWED);
    }
    InetAddress address = connectToOne(allowed);
    signIn(address);
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

  private void signIn(InetAddress address) throws SmtpProblem {
    try (SignIn signIn = SignIn.of(account, trust.at(address, account.port()))) {
      try {
        signIn.over(socket);
      } catch (MessagingException | IOException e) {
        throw new SmtpProblem(SignInTrouble.of(e, signIn));
      }
      if (!signIn.asksForCredentials()) {
        throw new SmtpProblem(VerificationProblem.AUTHENTICATION_NOT_OFFERED);
      }
    } catch (MessagingException e) {
      // It has accepted the account; how it takes leave does not matter.
    }
  }
}
