package dev.enlace.adapter.out.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.form.FormValues;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class CredentialChecksTest {
  private final CredentialChecks checks =
      new CredentialChecks(passing("smtp"), passing("telegram"));

  @Test
  void asks_the_check_that_the_entry_names() {
    assertThat(check(SampleEntries.SMTP).account()).contains(new Account("smtp", "smtp"));
    assertThat(check(SampleEntries.TELEGRAM).account())
        .contains(new Account("telegram", "telegram"));
  }

  @Test
  void says_that_nothing_was_tried_where_nothing_can_be() {
    assertThat(check(SampleEntries.RETIRED)).isEqualTo(new Passed(false, Optional.empty()));
  }

  private Passed check(CredentialsEntry entry) {
    return requireNonNull(checks.check(entry, new FormValues(Map.of())).block());
  }

  private static CredentialCheck passing(String name) {
    return (_, _) -> Mono.just(new Passed(true, Optional.of(new Account(name, name))));
  }
}
