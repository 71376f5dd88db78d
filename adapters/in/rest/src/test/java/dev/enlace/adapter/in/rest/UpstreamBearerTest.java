package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.upstream-bearer=true")
class UpstreamBearerTest extends RestTest {
  private static final String RECORDS = "/records/appSandboxCRM0001/Contacts";

  @Test
  void reads_records_with_a_token_of_airtables_own_and_knows_nobody_by_it() {
    ports.callAirtableByToken.answers(Map.of("records", List.of()));

    get(RECORDS, "pat-of-airtables-own").exchange().expectStatus().isOk();

    assertThat(ports.callAirtableByToken.lastAsked().getFirst())
        .isEqualTo(Secret.of("pat-of-airtables-own"));
    assertThat(ports.findOwnConnection.asked()).isEmpty();
  }

  @Test
  void sends_no_key_of_ours_there() {
    ports.findOwnConnection.answers(Samples.CONNECTION);
    ports.callAirtable.answers(Map.of("records", List.of()));

    get(RECORDS, Keys.MEMBER).exchange().expectStatus().isOk();
    problem(get(RECORDS, "enl_key_revoked").exchange(), 401, "UNAUTHENTICATED");
    problem(
        get(RECORDS, "pat-of-airtables-own").header("Enlace-User", "ana").exchange(),
        401,
        "UNAUTHENTICATED");
    problem(http().get().uri(RECORDS).exchange(), 401, "UNAUTHENTICATED");

    assertThat(ports.callAirtableByToken.asked()).isEmpty();
  }

  @Test
  void takes_it_nowhere_else() {
    for (String path : List.of("/tokens/ana", "/authorize", "/callback?state=s&code=c")) {
      problem(get(path, "pat-of-airtables-own").exchange(), 401, "UNAUTHENTICATED");
    }
  }

  @Test
  void says_401_where_airtable_does() {
    ports.callAirtableByToken.fails(
        new Failure.UpstreamRefused(
            new ProviderId("airtable"), 401, "AUTHENTICATION_REQUIRED", null, false));

    problem(get(RECORDS, "pat-of-nobody").exchange(), 401, "CONNECTION.UPSTREAM_REFUSED");
  }
}
