package dev.enlace.adapter.out.messaging.gmail;

import dev.enlace.adapter.out.messaging.http.LostCall;
import dev.enlace.adapter.out.messaging.http.SmallAnswers;
import dev.enlace.adapter.out.messaging.mime.MimeMail;
import dev.enlace.application.port.out.message.Delivery;
import dev.enlace.application.port.out.message.GrantedMailDelivery;
import dev.enlace.domain.message.Mail;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Calls {@code users.messages.send} with the whole mail, whose {@code Bcc} Gmail reads and takes
 * out. What is large goes as it is to the address for uploads, since a JSON body may not be.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send">
 *     users.messages.send</a>
 */
public final class GmailDelivery implements GrantedMailDelivery {
  private static final String SEND = "/gmail/v1/users/me/messages/send";
  private static final int LARGE = 1 << 20;

  private final Clock clock;
  private final SmallAnswers calls;

  /**
   * Sends.
   *
   * @param patience for a whole call
   */
  public GmailDelivery(Duration patience, Clock clock) {
    this.clock = clock;
    this.calls = new SmallAnswers(patience);
  }

  @Override
  public Mono<Delivery> deliver(ProviderId provider, URI apiBase, Secret accessToken, Mail mail) {
    return Mono.fromCallable(() -> request(gmail(apiBase), accessToken, written(mail)))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(request ->
            calls
                .send(request)
                .onErrorMap(LostCall::isOne, error -> LostCall.failed(error, provider)))
        .flatMap(response -> GmailAnswer.read(response, provider));
  }

  /** Google's APIs have a host each; a stand-in has a path for each host. */
  private static String gmail(URI apiBase) {
    return apiBase.toString().replace("www.googleapis.com", "gmail.googleapis.com");
  }

  private HttpRequest request(String base, Secret accessToken, byte[] mail) {
    HttpRequest.Builder request =
        mail.length < LARGE
            ? HttpRequest.newBuilder(URI.create(base + SEND))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json(mail)))
            : HttpRequest.newBuilder(URI.create(upload(base) + "?uploadType=media"))
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(mail));
    return request
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + accessToken.reveal())
        .build();
  }

  private static String upload(String base) {
    return base + "/upload" + SEND;
  }

  private static byte[] json(byte[] mail) {
    String raw = Base64.getUrlEncoder().encodeToString(mail);
    return ("{\"raw\":\"" + raw + "\"}").getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] written(Mail mail) throws MessagingException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MimeMail.of(mail, clock.instant(), true).writeTo(bytes);
    return bytes.toByteArray();
  }
}
