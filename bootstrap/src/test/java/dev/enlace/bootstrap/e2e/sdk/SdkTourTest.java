package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.bootstrap.e2e.sdk.RefusingFront.Seen;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SdkTourTest {
  private static RunningEnlace enlace;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    enlace = RunningEnlace.start();
  }

  @AfterAll
  static void stop() {
    enlace.close();
  }

  static List<Sdk> sdks() {
    return Sdk.all();
  }

  @ParameterizedTest
  @MethodSource("sdks")
  void a_packed_and_installed_sdk_does_what_its_readme_says_though_it_is_refused_at_first(Sdk sdk)
      throws Exception {
    sdk.install(folder, Map.of("Tour", tour(sdk), "Refused", sdk.refused()));

    try (RefusingFront front = RefusingFront.before(enlace.url())) {
      List<String> lines =
          Run.of(
              sdk.command(folder, "Tour"),
              folder,
              Map.of("ENLACE_URL", front.url(), "ENLACE_KEY", key(sdk.language())),
              SdkTourTest::consent);

      assertThat(lines).contains("airtable oauth", "gmail oauth", "smtp credentials");
      assertThat(lines)
          .containsSubsequence(
              "My bases active Bearer",
              "host port username password",
              "Invoices active",
              "- Invoices",
              "- My bases",
              "CONNECTION.NOT_FOUND");
      assertThat(lines).doesNotHaveDuplicates();
      assertThat(posts(front))
          .hasSize(2)
          .allSatisfy((key, attempts) -> assertThat(attempts).hasSize(2));
    }
    try (RefusingFront closed = RefusingFront.closed()) {
      List<String> lines =
          Run.of(
              sdk.command(folder, "Refused"),
              folder,
              Map.of("ENLACE_URL", closed.url()),
              line -> {});

      assertThat(lines).as("it does not wait for an hour").containsExactly("429");
      assertThat(closed.seen()).hasSize(1);
    }
  }

  private static String tour(Sdk sdk) throws Exception {
    return sdk.tour().replace("9425", String.valueOf(enlace.sandbox().smtp().port()));
  }

  private static String key(String workspace) {
    Answer made =
        Tenant.of(enlace, workspace, "off")
            .admin()
            .post(
                "/api-keys",
                Map.of(
                    "name", "tour",
                    "role", "member",
                    "permissions", List.of("act_as", "tokens:reveal")));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.text("/key");
  }

  /** What the person does who is shown the address. */
  private static void consent(String line) {
    if (line.startsWith("Open ")) {
      Person person = new Person();
      URI back = person.allow(URI.create(line.substring("Open ".length())));
      assertThat(person.open(back).status()).isEqualTo(200);
    }
  }

  private static Map<String, List<Seen>> posts(RefusingFront front) {
    return front.seen().stream()
        .filter(request -> request.method().equals("POST"))
        .collect(Collectors.groupingBy(request -> String.valueOf(request.idempotencyKey())));
  }
}
