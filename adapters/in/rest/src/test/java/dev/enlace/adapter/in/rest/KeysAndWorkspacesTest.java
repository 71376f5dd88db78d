package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysAndWorkspacesTest extends RestTest {
  private static final ApiKeyId KEY =
      new ApiKeyId(UUID.fromString("01990a5e-0000-7000-8000-00000000e001"));
  private static final String OWN = "/workspaces/" + WorkspaceId.DEFAULT;

  @Test
  void shows_a_new_key_once() {
    ports.issueApiKey.answers(new IssueApiKey.Issued(key(), Secret.of("sandbox-new-key")));

    post("/api-keys", Keys.ADMIN)
        .bodyValue(
            """
            {"name": "Backend", "role": "reader", "permissions": ["tokens:reveal", "act_as"],
             "expiresAt": "2027-01-01T00:00:00Z"}
            """)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Location", "/api-keys/" + KEY)
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody()
        .json(
            """
            {"id": "01990a5e-0000-7000-8000-00000000e001", "name": "Backend", "role": "member",
             "prefix": "enl_key_sample", "permissions": ["act_as", "tokens:reveal"],
             "workspaceId": "00000000-0000-7000-8000-000000000000",
             "createdAt": "2026-11-21T12:00:00Z", "key": "sandbox-new-key"}
            """)
        .jsonPath("$.expiresAt")
        .doesNotExist();

    assertThat(ports.issueApiKey.lastAsked())
        .satisfies(command -> {
          assertThat(command.role()).isEqualTo(Role.READER);
          assertThat(command.permissions())
              .containsExactlyInAnyOrder(Permission.ACT_AS, Permission.REVEAL_TOKENS);
          assertThat(command.expiresAt()).isEqualTo("2027-01-01T00:00:00Z");
        });
  }

  @Test
  void gives_no_permission_that_was_not_named() {
    post("/api-keys", Keys.ADMIN).bodyValue("{\"name\":\"x\",\"role\":\"admin\"}").exchange();

    assertThat(ports.issueApiKey.lastAsked().permissions()).isEmpty();
    problem(
        post("/api-keys", Keys.ADMIN).bodyValue("{\"name\":\"x\",\"role\":\"owner\"}").exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void lists_keys_without_their_texts() {
    ports.listApiKeys.answers(new Page<>(List.of(key()), true));

    get("/api-keys?limit=1", Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items[0].id")
        .isEqualTo(KEY.toString())
        .jsonPath("$.items[0].key")
        .doesNotExist()
        .jsonPath("$.nextCursor")
        .isNotEmpty();
  }

  @Test
  void revokes_a_key() {
    ports.revokeApiKey.answers(KEY);

    delete("/api-keys/" + KEY, Keys.ADMIN)
        .header("Accept", "application/json")
        .exchange()
        .expectStatus()
        .isNoContent();
    assertThat(ports.revokeApiKey.lastAsked()).endsWith(KEY);
  }

  @Test
  void makes_a_workspace_with_its_first_key() {
    ports.createWorkspace.answers(
        new CreateWorkspace.Created(
            workspace(OAuthConfirmation.OFF), Secret.of("sandbox-first-key")));

    post("/workspaces", Keys.INSTANCE_ADMIN)
        .bodyValue("{\"name\":\"Acme\",\"oauthConfirmation\":\"off\"}")
        .exchange()
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueEquals("Location", OWN)
        .expectBody()
        .jsonPath("$.adminKey")
        .isEqualTo("sandbox-first-key")
        .jsonPath("$.oauthConfirmation")
        .isEqualTo("off");
    assertThat(ports.createWorkspace.lastAsked().oauthConfirmation())
        .isEqualTo(OAuthConfirmation.OFF);
  }

  @Test
  void says_what_holds_where_a_workspace_has_not_chosen() {
    ports.readWorkspace.answers(workspace(null));

    get(OWN, Keys.READER)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.oauthConfirmation")
        .isEqualTo("required")
        .jsonPath("$.name")
        .isEqualTo("default");
    revalidates(OWN, Keys.READER);
  }

  @Test
  void lists_workspaces() {
    ports.listWorkspaces.answers(new Page<>(List.of(workspace(null)), false));

    get("/workspaces", Keys.INSTANCE_ADMIN)
        .exchange()
        .expectBody()
        .jsonPath("$.items.length()")
        .isEqualTo(1)
        .jsonPath("$.nextCursor")
        .doesNotExist();
  }

  @Test
  void replaces_and_shows_where_people_may_be_sent() {
    ports.replaceSuccessUrls.answers(workspace(null));
    ports.readWorkspace.answers(workspace(null));
    String expected = "{\"successUrls\":[\"https://app.example/done\"]}";

    put(OWN + "/success-urls", Keys.ADMIN)
        .bodyValue("{\"successUrls\":[\"https://app.example/done\"]}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .isEqualTo(expected);
    get(OWN + "/success-urls", Keys.ADMIN).exchange().expectBody(String.class).isEqualTo(expected);
    revalidates(OWN + "/success-urls", Keys.ADMIN);
    assertThat(ports.replaceSuccessUrls.lastAsked())
        .endsWith(WorkspaceId.DEFAULT, List.of("https://app.example/done"));
  }

  private static ApiKey key() {
    return new ApiKey(
        KEY,
        WorkspaceId.DEFAULT,
        User.of(WorkspaceId.DEFAULT, User.KEY, KEY.toString()),
        "Backend",
        "enl_key_sample",
        Role.MEMBER,
        Set.of(Permission.REVEAL_TOKENS, Permission.ACT_AS),
        Samples.NOON,
        null,
        null,
        null);
  }

  private static Workspace workspace(@Nullable OAuthConfirmation confirmation) {
    return new Workspace(
        WorkspaceId.DEFAULT,
        "default",
        confirmation,
        new SuccessUrls(List.of("https://app.example/done")),
        Samples.NOON,
        null);
  }
}
