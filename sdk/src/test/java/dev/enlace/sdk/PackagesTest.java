package dev.enlace.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the SDKs, and that they agree about it. */
class PackagesTest {
  /**
   * Tags of operations that only browsers and machines that watch over Enlace call, or that take
   * whatever a provider takes, by the provider's own client.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "AirtableBases",
          "AirtableComments",
          "AirtableRecords",
          "ConnectLinks",
          "Consent",
          "Contract",
          "FirstDeployments",
          "Health",
          "PanelSession",
          "Proxy");

  private static String pom;
  private static String contract;

  @BeforeAll
  static void read() throws IOException {
    pom = Files.readString(Path.of("pom.xml"));
    contract = Files.readString(Path.of("../openapi.yaml"));
  }

  @Test
  void every_tag_of_the_contract_is_in_the_sdks_or_left_out_by_name() {
    Set<String> known = new TreeSet<>(LEFT_OUT);
    known.addAll(apis());

    assertThat(all("(?m)^  - name: (\\w+)$", contract)).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void each_language_leads_to_every_api() throws IOException {
    List<String> java =
        Stream.of(Enlace.class.getMethods())
            .map(Method::getReturnType)
            .map(Class::getSimpleName)
            .filter(name -> name.endsWith("Api"))
            .toList();
    String typescript = Files.readString(Path.of("src/main/typescript/src/enlace.ts"));
    String python = Files.readString(Path.of("src/main/python/enlace/_enlace.py"));
    String awaited = Files.readString(Path.of("src/main/python/enlace/_aio.py"));

    List<String> expected = apis().stream().map(api -> api + "Api").toList();
    assertThat(java).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(all("= new (\\w+Api)\\(configuration\\)", typescript))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(all("= (\\w+Api)\\(client\\)", python))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(all("= Async(\\w+Api)\\(enlace\\.", awaited))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void they_bear_the_version_of_the_contract() {
    assertThat(all("<sdk.version>(.*)</sdk.version>", pom))
        .isEqualTo(all("(?m)^  version: (.*)$", contract));
  }

  private static List<String> apis() {
    return new ArrayList<>(List.of(all("<sdk.apis>(.*)</sdk.apis>", pom).get(0).split(",", -1)));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toList());
  }
}
