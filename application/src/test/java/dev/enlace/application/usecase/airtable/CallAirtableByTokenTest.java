package dev.enlace.application.usecase.airtable;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.CatalogEntryNotFound;
import dev.enlace.application.failure.Failure.ProviderNotConfigured;
import dev.enlace.application.failure.Failure.RateLimited;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.application.memory.NotedCalls;
import dev.enlace.application.memory.NotedCalls.Noted;
import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.memory.installation.SampleProviders;
import dev.enlace.application.memory.provider.ScriptedAirtable;
import dev.enlace.application.port.in.airtable.CallAirtableByToken;
import dev.enlace.application.port.out.upstream.Asker;
import dev.enlace.application.port.out.upstream.CallsRefused;
import dev.enlace.application.port.out.upstream.Ending;
import dev.enlace.application.port.out.upstream.Meter;
import dev.enlace.application.port.out.upstream.TokenRefused;
import dev.enlace.application.usecase.catalog.CatalogLookup;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.BaseId;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CallAirtableByTokenTest {
  private static final Secret TOKEN = Secret.of("pat-of-somebody");
  private static final AirtableCall TABLES =
      AirtableCall.tables(new BaseId("appSandboxCRM0001"), Map.of());

  private final MemoryEnlace enlace = new MemoryEnlace();
  private final ScriptedAirtable airtable = new ScriptedAirtable();
  private final NotedCalls budget = new NotedCalls();
  private final CallAirtableByToken calls =
      new CallAirtableByTokenHandler(
          new CatalogLookup(enlace.ports.catalog),
          enlace.ports.providers,
          new AirtableCalls(enlace.connections.acting, budget, airtable));

  CallAirtableByTokenTest() {
    enlace.ports.providers.put(SampleEntries.AIRTABLE.slug(), SampleProviders.limited("airtable"));
  }

  @Test
  void passes_on_what_airtable_answers() {
    airtable.answer(call -> Mono.just(Map.of("tables", List.of())));

    assertThat(answer(calls.call(TOKEN, TABLES))).isEqualTo(Map.of("tables", List.of()));
    assertThat(airtable.asked()).containsExactly(TABLES);
    assertThat(budget.noted()).extracting(Noted::ending).containsExactly(Ending.LET_IN);
  }

  @Test
  void asks_as_the_same_workspace_whatever_the_token() {
    airtable.answer(call -> Mono.just(Map.of()));
    for (int n = 0; n < 20; n++) {
      answer(calls.call(Secret.of("pat-made-up-" + n), TABLES));
    }

    assertThat(budget.noted().stream().map(each -> each.asker().workspace()).distinct()).hasSize(1);
  }

  @Test
  void counts_the_base_and_the_token() {
    airtable.answer(call -> Mono.just(Map.of()));
    answer(calls.call(TOKEN, TABLES));
    answer(calls.call(TOKEN, AirtableCall.whoami()));

    assertThat(budget.noted().getFirst().meters())
        .extracting(meter -> meter.limit().scope() + " " + meter.subject())
        .containsExactly("base appSandboxCRM0001", "token " + Asker.stranger(TOKEN).account());
    assertThat(budget.noted().getLast().meters())
        .extracting(Meter::subject)
        .containsExactly(Asker.stranger(TOKEN).account());
    assertThat(budget.noted().toString()).doesNotContain("pat-of-somebody");
  }

  @Test
  void says_401_of_a_token_that_is_not_taken_and_has_it_turned_away() {
    airtable.answer(call -> Mono.error(new TokenRefused()));

    assertThat(failure(calls.call(TOKEN, TABLES)))
        .isEqualTo(
            new UpstreamRefused(
                new ProviderId("airtable"), 401, "AUTHENTICATION_REQUIRED", null, false));
    assertThat(budget.noted()).extracting(Noted::ending).containsExactly(Ending.TURNED_AWAY);
  }

  @Test
  void passes_on_what_airtable_refuses() {
    UpstreamRefused no =
        new UpstreamRefused(
            new ProviderId("airtable"), 403, "INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND", "", false);
    airtable.answer(call -> Failed.with(no));

    assertThat(failure(calls.call(TOKEN, TABLES))).isEqualTo(no);
    assertThat(budget.noted()).extracting(Noted::ending).containsExactly(Ending.TURNED_AWAY);
  }

  @Test
  void takes_a_months_spent_allowance_for_no_reason_to_stay_away() {
    airtable.answer(call ->
        Failed.with(
            new UpstreamRefused(
                new ProviderId("airtable"),
                429,
                "PUBLIC_API_BILLING_LIMIT_EXCEEDED",
                null,
                false)));

    assertThat(failure(calls.call(TOKEN, TABLES))).isInstanceOf(UpstreamRefused.class);
    assertThat(budget.noted()).extracting(Noted::ending).containsExactly(Ending.OTHER);
  }

  @Test
  void stays_away_when_airtable_was_called_too_often() {
    Duration later = Duration.ofSeconds(45);
    airtable.answer(call -> Mono.error(new CallsRefused(later)));

    assertThat(failure(calls.call(TOKEN, TABLES)))
        .isInstanceOfSatisfying(
            RateLimited.class, refused -> assertThat(refused.retryAfter()).isEqualTo(later));
    assertThat(budget.noted()).extracting(Noted::ending).containsExactly(Ending.tooOften(later));
  }

  @Test
  void needs_airtable_to_be_offered_and_configured() {
    enlace.ports.providers.remove(SampleEntries.AIRTABLE.slug());
    assertThat(failure(calls.call(TOKEN, TABLES))).isInstanceOf(ProviderNotConfigured.class);
    enlace.ports.catalog.remove(SampleEntries.AIRTABLE.slug());
    assertThat(failure(calls.call(TOKEN, TABLES))).isInstanceOf(CatalogEntryNotFound.class);
    assertThat(airtable.asked()).isEmpty();
  }
}
