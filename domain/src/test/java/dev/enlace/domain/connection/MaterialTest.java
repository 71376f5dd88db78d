package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.form.FieldValue;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaterialTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void has_run_out_from_the_very_moment_that_the_provider_named() {
    assertThat(grant(NOW.plusMillis(1)).hasExpired(NOW)).isFalse();
    assertThat(grant(NOW).hasExpired(NOW)).isTrue();
    assertThat(grant(NOW.minusSeconds(1)).hasExpired(NOW)).isTrue();
  }

  @Test
  void never_runs_out_where_the_provider_named_no_time() {
    assertThat(grant(null).hasExpired(Instant.MAX)).isFalse();
  }

  @Test
  void holds_no_secret_in_the_open() {
    FormValues values =
        new FormValues(Map.of("password", new FieldValue.Password(Secret.of("canary-password"))));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Material.Credentials(values, Set.of("password")))
        .withMessageNotContaining("canary");
  }

  @Test
  void knows_which_way_it_was_made() {
    assertThat(grant(null).authType()).isEqualTo(AuthType.OAUTH);
    assertThat(Samples.credentials(null, null).authType()).isEqualTo(AuthType.CREDENTIALS);
  }

  @Test
  void reads_its_recipients_from_the_form() {
    assertThat(Samples.credentials("@example.com", "eve@example.com").recipients())
        .isEqualTo(new RecipientPolicy(List.of("@example.com"), List.of("eve@example.com")));
  }

  private static Material.OAuthGrant grant(@Nullable Instant expiresAt) {
    return new Material.OAuthGrant(Scopes.NONE, Scopes.NONE, Scopes.NONE, "Bearer", expiresAt);
  }
}
