package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.upstream-bearer=true")
class UpstreamBearerTest extends RestTest {
  private static final String TOKEN = "patSandboxToken00." + "0123456789abcdef".repeat(4);
  private static final String RECORDS = "/records/appSandboxCRM0001/Contacts";

  @Test
  void reads_records_with_a_token_of_airtables_own_and_knows_nobody_by_it() {
    ports.callAirtableByToken.answers(Map.of("records", List.of()));

    get(RECORDS, TOKEN).exchange().expectStatus().isOk();

    assertThat(ports.callAirtableByToken.lastAsked().getFirst()).isEqualTo(Secret.of(TOKEN));
    assertThat(ports.findOwnConnection.asked()).isEmpty();
  }

  @Test
  void sends_no_key_of_ours_there() {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.callAirtable.answers(Map.of("records", List.of()));

    get(RECORDS, Keys.MEMBER).exchange().expectStatus().isOk();
    problem(get(RECORDS, "enl_key_revoked").exchange(), 401, "UNAUTHENTICATED");
    problem(get(RECORDS, TOKEN).header("Enlace-User", "ana").exchange(), 401, "UNAUTHENTICATED");
    problem(http().get().uri(RECORDS).exchange(), 401, "UNAUTHENTICATED");

    assertThat(ports.callAirtableByToken.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an-admin-key-of-the-operators-own-mistyped",
        "patricks.own-admin-key-of-forty-letters-and-more",
        "pat-and-nothing-like-a-token-of-airtables-own",
        "keyAnOldOneOfAirtable",
        "sandbox-reader-key-that-was-revoked"
      })
  void sends_nothing_there_that_does_not_look_like_a_token_of_airtables(String key) {
    problem(get(RECORDS, key).exchange(), 401, "UNAUTHENTICATED");

    assertThat(ports.callAirtableByToken.asked()).isEmpty();
  }

  @Test
  void takes_it_nowhere_else() {
    for (String path : List.of("/tokens/ana", "/authorize", "/callback?state=s&code=c")) {
      problem(get(path, TOKEN).exchange(), 401, "UNAUTHENTICATED");
    }
  }

  @Test
  void says_401_where_airtable_does() {
    ports.callAirtableByToken.fails(
        new Failure.UpstreamRefused(
            new ProviderId("airtable"), 401, "AUTHENTICATION_REQUIRED", null, false));

    problem(
        get(RECORDS, "sandbox-airtable-pat-nobody").exchange(), 401, "CONNECTION.UPSTREAM_REFUSED");
  }
}
