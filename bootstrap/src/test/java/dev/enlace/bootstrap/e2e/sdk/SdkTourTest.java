package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Person;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.Tenant;
import dev.enlace.bootstrap.e2e.sdk.TroubledEnlace.Seen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SdkTourTest {
  private static final String SUCCESS = "https://app.example/connected";
  private static final Map<String, Path> INSTALLED = new HashMap<>();

  private static RunningEnlace enlace;

  @TempDir private static Path folder;

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
    List<Answer> opened = new ArrayList<>();
    try (RefusingFront front = RefusingFront.before(enlace.url())) {
      List<String> lines =
          run(
              sdk,
              "Tour",
              Map.of("ENLACE_URL", front.url(), "ENLACE_KEY", key(sdk.language())),
              line -> act(line, opened));

      assertThat(lines).contains("airtable oauth", "gmail oauth", "smtp credentials");
      assertThat(lines)
          .containsSubsequence(
              "My bases active Bearer",
              "host port username password",
              "Invoices active",
              "Renamed to Invoices 2027",
              "- Invoices 2027",
              "- My bases",
              "luis sees 0",
              "CONNECTION.NOT_FOUND");
      assertThat(lines).doesNotHaveDuplicates();
      assertThat(posts(front))
          .hasSize(3)
          .allSatisfy((key, attempts) -> assertThat(attempts).hasSize(2));
    }
    assertThat(opened)
        .hasSize(1)
        .allSatisfy(page -> {
          assertThat(page.status()).isEqualTo(200);
          assertThat(page.text()).contains("ana", "tour");
        });
  }

  @ParameterizedTest
  @MethodSource("sdks")
  void it_waits_as_long_as_it_is_told_repeats_what_may_be_repeated_and_says_what_went_wrong(Sdk sdk)
      throws Exception {
    try (TroubledEnlace troubled = TroubledEnlace.start()) {
      List<String> lines = run(sdk, "Trouble", Map.of("ENLACE_URL", troubled.url()), line -> {});

      assertThat(lines)
          .containsExactly(
              "waits 0",
              "hour 429 none",
              "down 503 none",
              "missing 404 CONNECTION.NOT_FOUND",
              "broken 500 INTERNAL_ERROR",
              "proxy 502 none",
              "refreshes Bearer",
              "refreshes Bearer",
              "refreshes Bearer",
              "denied CONNECTION.AUTHORIZATION_DENIED",
              "nobody none",
              "pages 0",
              "future 01990a5e-9a10-7000-8000-00000000c001",
              "other 01990a5e-9a10-7000-8000-00000000c001",
              "silent late",
              "busy stopped",
              "left stopped");
      assertThat(troubled.seen("waits")).hasSize(2);
      assertThat(troubled.pause("waits")).isGreaterThanOrEqualTo(Duration.ofMillis(990));
      assertThat(troubled.seen("hour")).as("it does not wait for an hour").hasSize(1);
      assertThat(troubled.seen("down")).hasSize(4);
      assertThat(troubled.seen("busy")).as("who is stopped does not try again").hasSizeLessThan(2);
      assertThat(troubled.user("other")).isEqualTo("luis");
      assertThat(troubled.user("future")).isEqualTo("nobody");
      for (String once : List.of("missing", "broken", "proxy")) {
        assertThat(troubled.seen(once)).as(once).hasSize(1);
      }
      assertThat(troubled.seen("pages"))
          .extracting(Seen::query)
          .containsExactly("null", "cursor=b");
      List<String> keys = troubled.seen("refreshes").stream().map(Seen::idempotencyKey).toList();
      assertThat(keys).hasSize(6).doesNotContain("");
      assertThat(keys.subList(4, 6)).containsOnly("mine");
      assertThat(keys.get(1)).isEqualTo(keys.get(0));
      assertThat(keys.get(3)).isEqualTo(keys.get(2)).isNotEqualTo(keys.get(0));
    }
  }

  private static List<String> run(
      Sdk sdk, String program, Map<String, String> variables, Consumer<String> told)
      throws Exception {
    Path home = installed(sdk);
    return Run.of(sdk.command(home, program), home, variables, told);
  }

  /** Installed once for all that is done with it. */
  private static Path installed(Sdk sdk) throws Exception {
    Path home = INSTALLED.get(sdk.language());
    if (home == null) {
      home = Files.createDirectories(folder.resolve(sdk.language()));
      sdk.install(home, Map.of("Tour", tour(sdk), "Trouble", sdk.trouble()));
      INSTALLED.put(sdk.language(), home);
    }
    return home;
  }

  private static String tour(Sdk sdk) throws Exception {
    return sdk.tour().replace("9425", String.valueOf(enlace.sandbox().smtp().port()));
  }

  private static String key(String workspace) {
    Tenant tenant = Tenant.of(enlace, workspace, "off");
    assertThat(tenant.successUrls(List.of(SUCCESS)).status()).isEqualTo(200);
    Answer made =
        tenant
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

  /** What the person does who is shown an address. */
  private static void act(String line, List<Answer> opened) {
    if (line.startsWith("Open ")) {
      Person person = new Person();
      URI back = person.allow(URI.create(line.substring("Open ".length())));
      assertThat(person.open(back).status()).isEqualTo(200);
    } else if (line.startsWith("Send ana to ")) {
      opened.add(new Person().open(URI.create(line.substring("Send ana to ".length()))));
    }
  }

  private static Map<String, List<RefusingFront.Seen>> posts(RefusingFront front) {
    return front.seen().stream()
        .filter(request -> request.method().equals("POST"))
        .collect(Collectors.groupingBy(request -> String.valueOf(request.idempotencyKey())));
  }
}
