package dev.enlace.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SecondProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two YAML files in the catalogue folder are all that a provider takes which nobody foresaw. */
class CustomProviderTest {
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  private static SecondProvider provider;
  private static RunningEnlace enlace;
  private static String callback;

  @BeforeAll
  static void start() throws IOException {
    int port = RunningEnlace.freePort();
    callback = "http://127.0.0.1:" + port + "/connections/oauth/callback/notes";
    provider = SecondProvider.start(callback);
    Path home = RunningEnlace.newHome();
    Path catalogue = Files.createDirectories(home.resolve("catalog"));
    for (String file : new String[] {"notes-provider.yaml", "notes.yaml"}) {
      Files.writeString(
          catalogue.resolve(file), text(file).replace("ISSUER", provider.issuer().toString()));
    }
    enlace =
        RunningEnlace.start(
            Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "PUBLIC_URL",
                "http://127.0.0.1:" + port,
                "ENLACE_HOME",
                home.toString(),
                "TEAM_NOTES_CLIENT_ID",
                SecondProvider.CLIENT,
                "TEAM_NOTES_CLIENT_SECRET",
                SecondProvider.SECRET));
  }

  @AfterAll
  static void stop() {
    if (enlace != null) {
      enlace.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @Test
  void a_person_signs_in_there_and_the_account_is_connected_used_and_disconnected() {
    Api carla = enlace.admin().as("carla");
    assertThat(carla.get("/connections/available/notes").json().at("/configured").asBoolean())
        .isTrue();
    Answer started = carla.start("notes");
    assertThat(started.status()).as(started.text()).isEqualTo(201);

    Person person = new Person();
    URI back = walk(person, URI.create(started.text("/authUrl")), "carla");
    Answer page = person.open(back);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text()).contains("Notes", "carla@notes.example");

    Answer attempt = carla.get("/connections/oauth/attempts/" + started.text("/attemptId"));
    String path = "/connections/" + attempt.text("/connectionId");
    Answer connection = carla.get(path);
    assertThat(connection.text("/account/label")).isEqualTo("carla@notes.example");
    assertThat(connection.json().at("/scopes/granted").valueStream().map(s -> s.asString()))
        .containsExactlyInAnyOrder("openid", "email", "offline_access");
    assertThat(connection.json().at("/scopes/missing")).isEmpty();

    Answer token = carla.get(path + "/token");
    assertThat(token.status()).as(token.text()).isEqualTo(200);
    assertThat(me(token).text("/email")).isEqualTo("carla@notes.example");
    assertThat(carla.delete(path).text("/upstream")).isEqualTo("revoked");
    assertThat(me(token).status()).isEqualTo(401);
  }

  @Test
  void who_cancels_there_leaves_no_connection() {
    Api dora = enlace.admin().as("dora");
    Answer started = dora.start("notes");
    Person person = new Person();
    URI login = redirected(person.open(URI.create(started.text("/authUrl"))), provider.issuer());
    Answer answer = person.open(login.resolve(login.getPath() + "/abort"));
    URI back = follow(person, answer, login);

    assertThat(back.getQuery()).contains("error=access_denied");
    assertThat(person.open(back).code()).isEqualTo("CONNECTION.AUTHORIZATION_DENIED");
    assertThat(dora.get("/connections").json().at("/items")).isEmpty();
  }

  /** Signs in and consents on that server's pages; where it sends the person in the end. */
  private static URI walk(Person person, URI authUrl, String login) {
    URI at = redirected(person.open(authUrl), authUrl);
    URI consent =
        follow(person, submit(person, at, "prompt=login&login=" + login + "&password=x"), at);
    return follow(person, submit(person, consent, "prompt=consent"), consent);
  }

  private static Answer submit(Person person, URI at, String form) {
    Answer page = person.open(at);
    Matcher action = FORM.matcher(page.text());
    assertThat(action.find()).as(page.text()).isTrue();
    return person.submit(at.resolve(action.group(1)), form);
  }

  /** Follows redirects as long as they stay on that server and lead to no page for a person. */
  private static URI follow(Person person, Answer answer, URI from) {
    URI next = redirected(answer, from);
    return next.toString().startsWith(callback) || next.getPath().startsWith("/interaction/")
        ? next
        : follow(person, person.open(next), next);
  }

  private static URI redirected(Answer answer, URI from) {
    assertThat(answer.status()).as(answer.text()).isIn(302, 303);
    return from.resolve(answer.header("Location").orElseThrow());
  }

  private static Answer me(Answer token) {
    return Api.of(provider.issuer(), token.text("/accessToken")).get("/me");
  }

  private static String text(String file) throws IOException {
    try (InputStream yaml = CustomProviderTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(yaml, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
