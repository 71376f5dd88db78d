package dev.enlace.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.sandbox.Caller.Got;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GmailTest {
  private static final String SEND = "/gmail.googleapis.com/gmail/v1/users/me/messages/send";
  private static final String UPLOAD =
      "/gmail.googleapis.com/upload/gmail/v1/users/me/messages/send";
  private static final String MAIL =
      "To: Ana <ana@example.com>,\r\n bob@example.com\r\nBcc: eve@example.com\r\n"
          + "Subject: Hello\r\n\r\nGood morning";

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
  private final Caller caller = new Caller(sandbox.http());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void sends_to_everybody_and_tells_nobody_of_hidden_recipients() {
    Got got = send(token("openid email https://www.googleapis.com/auth/gmail.send"), MAIL);

    assertThat(got.status()).as(got.body()).isEqualTo(200);
    assertThat(got.json().path("id").asString()).isNotEmpty();
    assertThat(sandbox.gmailMessages())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.recipients())
              .containsExactly("ana@example.com", "bob@example.com", "eve@example.com");
          assertThat(sent.data()).contains("Subject: Hello", "Good morning").doesNotContain("eve");
        });
  }

  @Test
  void takes_an_upload() {
    String token = token("openid https://www.googleapis.com/auth/gmail.send");
    Got got =
        caller.send(
            "POST",
            UPLOAD + "?uploadType=media",
            MAIL,
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "message/rfc822");

    assertThat(got.status()).as(got.body()).isEqualTo(200);
    assertThat(sandbox.gmailMessages()).hasSize(1);
  }

  @Test
  void sends_nothing_without_a_token_or_the_scope_or_a_mail() {
    String token = token("openid https://www.googleapis.com/auth/gmail.send");
    assertThat(send("nonsense", MAIL).status()).isEqualTo(401);
    assertThat(send(token("openid email"), MAIL).status()).isEqualTo(403);
    assertThat(send(token, "no mail").status()).isEqualTo(400);
    assertThat(send(token, "Subject: to nobody\r\n\r\ntext").status()).isEqualTo(400);
    assertThat(caller.json("POST", SEND, "{}", "Authorization", "Bearer " + token).status())
        .isEqualTo(400);
    assertThat(sandbox.gmailMessages()).isEmpty();
  }

  private Got send(String token, String mail) {
    String raw = Base64.getUrlEncoder().encodeToString(mail.getBytes(StandardCharsets.UTF_8));
    return caller.json(
        "POST", SEND, "{\"raw\":\"" + raw + "\"}", "Authorization", "Bearer " + token);
  }

  private String token(String scopes) {
    return Flows.google(sandbox)
        .query("scope", scopes)
        .tokens()
        .json()
        .path("access_token")
        .asString();
  }
}
