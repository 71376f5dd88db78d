package dev.enlace.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  /** Rights are spelled {@code u}se, {@code r}eveal, {@code m}anage; {@code -} is none. */
  @ParameterizedTest(name = "{0} as {1}, {2}, shared {3}, may reveal {4}: visible {5}, {6}")
  @CsvSource({
    // who   role    visibility  shared reveal visible rights
    "owner, READER, PRIVATE,    false, true,  true,  -",
    "owner, MEMBER, PRIVATE,    false, true,  true,  urm",
    "owner, MEMBER, PRIVATE,    false, false, true,  um",
    "owner, ADMIN,  PRIVATE,    false, true,  true,  urm",
    "owner, ADMIN,  RESTRICTED, false, false, true,  um",
    "owner, MEMBER, RESTRICTED, true,  true,  true,  urm",
    "other, MEMBER, PRIVATE,    false, true,  false, -",
    "other, MEMBER, PRIVATE,    true,  true,  false, -",
    "other, MEMBER, RESTRICTED, false, true,  false, -",
    "other, MEMBER, RESTRICTED, true,  true,  true,  ur",
    "other, MEMBER, RESTRICTED, true,  false, true,  u",
    "other, READER, RESTRICTED, true,  true,  true,  -",
    "other, READER, RESTRICTED, false, true,  false, -",
    "other, ADMIN,  PRIVATE,    false, true,  true,  -",
    "other, ADMIN,  PRIVATE,    true,  true,  true,  -",
    "other, ADMIN,  RESTRICTED, false, true,  true,  -",
    "other, ADMIN,  RESTRICTED, true,  true,  true,  ur",
  })
  void are_the_owners_the_shared_and_nobody_elses(
      String who,
      Role role,
      Visibility visibility,
      boolean shared,
      boolean mayReveal,
      boolean visible,
      String rights) {
    Rights given =
        Rights.of(
            principal(who, role, mayReveal), Samples.connection(visibility, Samples.GRANT), shared);

    assertThat(given.visible()).isEqualTo(visible);
    assertThat(given.granted()).isEqualTo(rights(rights));
  }

  @ParameterizedTest(name = "allow {0}, deny {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {"-, -, urm", "@example.com, -, um", "-, eve@example.com, um", "@a, @b, um"})
  void include_no_reveal_where_recipients_are_restricted(
      @Nullable String allow, @Nullable String deny, String rights) {
    Connection connection =
        Samples.connection(Visibility.PRIVATE, Samples.credentials(allow, deny));

    Rights owners = Rights.of(principal("owner", Role.MEMBER, true), connection, false);
    Rights admins = Rights.of(principal("owner", Role.ADMIN, true), connection, false);

    assertThat(owners.granted()).isEqualTo(rights(rights));
    assertThat(admins.granted()).isEqualTo(rights(rights));
  }

  @Test
  void are_not_those_of_somebody_of_the_same_name_elsewhere() {
    Connection connection = Samples.connection(Visibility.PRIVATE, Samples.GRANT);
    WorkspaceId elsewhere = new WorkspaceId(new UUID(9, 9));
    List<User> namesakes =
        List.of(
            User.of(WorkspaceId.DEFAULT, User.KEY, "alice"),
            User.of(WorkspaceId.DEFAULT, "https://login.example", "alice"),
            User.external(elsewhere, "alice"));

    assertThat(namesakes)
        .allSatisfy(user -> {
          Rights rights = Rights.of(Samples.principal(user, Role.MEMBER), connection, false);
          assertThat(rights.visible()).isFalse();
          assertThat(rights.granted()).isEmpty();
        });
  }

  @Test
  void do_not_grow_by_permissions_that_are_about_other_things() {
    Principal principal =
        Samples.principal(
            Samples.OTHER,
            Role.MEMBER,
            Permission.ACT_AS,
            Permission.REVEAL_REFRESH_TOKENS,
            Permission.INSTANCE_ADMIN);

    Rights rights =
        Rights.of(principal, Samples.connection(Visibility.RESTRICTED, Samples.GRANT), true);

    assertThat(rights.granted()).containsExactly(Right.USE);
    assertThat(rights.include(Right.REVEAL)).isFalse();
  }

  private static Principal principal(String who, Role role, boolean mayReveal) {
    User user = who.equals("owner") ? Samples.OWNER : Samples.OTHER;
    return mayReveal
        ? Samples.principal(user, role, Permission.REVEAL_TOKENS)
        : Samples.principal(user, role);
  }

  private static Set<Right> rights(String letters) {
    return Arrays.stream(Right.values())
        .filter(right -> letters.indexOf(Character.toLowerCase(right.name().charAt(0))) >= 0)
        .collect(Collectors.toSet());
  }
}
