package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.token.Scopes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final Instant LATER = Samples.MADE.plusSeconds(30);
  private static final Account ADA = new Account("usr-ada", "ada@example.com");
  private static final Connection MADE = Samples.connection(Visibility.PRIVATE, Samples.GRANT);

  @Test
  void moves_its_version_when_a_person_edits_it() {
    ConnectionEdit edit =
        new ConnectionEdit(
            new Label("Other"), Visibility.RESTRICTED, Samples.credentials(null, null), ADA, LATER);

    Connection edited = MADE.edited(edit, LATER);

    assertThat(edited.version()).isEqualTo(new Version(2));
    assertThat(edited.label()).isEqualTo(new Label("Other"));
    assertThat(edited.visibility()).isEqualTo(Visibility.RESTRICTED);
    assertThat(edited.account()).isEqualTo(ADA);
    assertThat(edited.verifiedAt()).isEqualTo(LATER);
    assertThat(edited.updatedAt()).isEqualTo(LATER);
  }

  @Test
  void keeps_whose_it_is_and_since_when_whatever_happens() {
    Connection changed =
        MADE.verified(LATER, ADA).in(new ConnectionState.NeedsReauth(LATER, "invalid_grant"));

    assertThat(changed.id()).isEqualTo(MADE.id());
    assertThat(changed.workspace()).isEqualTo(MADE.workspace());
    assertThat(changed.owner()).isEqualTo(MADE.owner());
    assertThat(changed.createdAt()).isEqualTo(MADE.createdAt());
  }

  @Test
  void keeps_its_version_when_nobody_has_edited_it() {
    assertThat(MADE.verified(LATER, null).version()).isEqualTo(Version.FIRST);
    assertThat(MADE.in(new ConnectionState.Revoked(LATER)).version()).isEqualTo(Version.FIRST);
  }

  @Test
  void notes_when_it_was_seen_to_work_and_keeps_the_account_it_knows() {
    Connection known = MADE.verified(LATER, ADA);

    assertThat(known.account()).isEqualTo(ADA);
    assertThat(known.verifiedAt()).isEqualTo(LATER);
    assertThat(known.verified(LATER.plusSeconds(1), null).account()).isEqualTo(ADA);
  }

  @Test
  void tells_nobody_whose_account_it_is_until_its_starter_confirms() {
    ConnectionState.Pending pending = new ConnectionState.Pending(LATER);
    Connection named = labelled(ADA.label()).verified(LATER, ADA);
    Connection chosen = labelled("Invoices").verified(LATER, ADA);

    assertThat(named.in(pending).shown().toString()).doesNotContain("ada");
    assertThat(chosen.in(pending).shown().label()).isEqualTo(new Label("Invoices"));
    assertThat(named.in(pending.confirm(LATER)).shown().account()).isEqualTo(ADA);
    assertThat(named.in(pending.confirm(LATER)).shown().label()).hasToString(ADA.label());
  }

  @Test
  void restricts_recipients_where_either_list_says_something() {
    assertThat(restricts(Samples.credentials(null, null))).isFalse();
    assertThat(restricts(Samples.credentials("@example.com", null))).isTrue();
    assertThat(restricts(Samples.credentials(null, "eve@example.com"))).isTrue();
    assertThat(MADE.restrictsRecipients()).isFalse();
  }

  @Test
  void restricts_recipients_of_a_grant_too_whatever_becomes_of_the_grant() {
    Material.OAuthGrant fresh = (Material.OAuthGrant) Samples.GRANT;
    FormValues lists = Samples.credentials("@example.com", null).open();
    Connection listed = Samples.connection(Visibility.PRIVATE, fresh.setTo(lists));
    Material.OAuthGrant again = fresh.setTo(Samples.credentials(null, "bob@example.com").open());

    Connection refreshed =
        listed.refreshed(
            ((Material.OAuthGrant) listed.material())
                .refreshed(null, Scopes.NONE, "Bearer", LATER));
    Connection reconnected =
        listed.reconnected(again, ADA, new ConnectionState.Active(LATER), "Entry");

    assertThat(listed.restrictsRecipients()).isTrue();
    assertThat(refreshed.material().recipients()).isEqualTo(listed.material().recipients());
    assertThat(reconnected.material().recipients())
        .as("a walk sets nothing")
        .isEqualTo(listed.material().recipients());
  }

  @Test
  void counts_versions_from_one() {
    assertThat(Version.FIRST.next()).isEqualTo(new Version(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Version(0));
  }

  @Test
  void knows_its_account_by_an_id_and_a_label_of_at_most_255_characters() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Account(" ", "Ada"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Account("x".repeat(256), "Ada"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Account("a", "x".repeat(256)));
  }

  private static Connection labelled(String label) {
    return MADE.edited(
        new ConnectionEdit(new Label(label), Visibility.PRIVATE, Samples.GRANT, null, null), LATER);
  }

  private static boolean restricts(Material material) {
    return Samples.connection(Visibility.PRIVATE, material).restrictsRecipients();
  }
}
