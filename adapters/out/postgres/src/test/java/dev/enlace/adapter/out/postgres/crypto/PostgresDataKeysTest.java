package dev.enlace.adapter.out.postgres.crypto;

import static dev.enlace.application.contract.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.adapter.out.postgres.store.Database;
import dev.enlace.application.contract.DataKeysContract;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class PostgresDataKeysTest extends DataKeysContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @Override
  protected DataKeys dataKeys() {
    return new PostgresDataKeys(DATABASE.database(), DATABASE.audit());
  }

  @Test
  void a_key_is_kept_before_anything_is_sealed_by_it_also_inside_of_work_that_fails() {
    Database database = DATABASE.database();
    WorkspaceId workspace = new WorkspaceId(Samples.id());
    Wrapped key = new Wrapped(workspace, 1, KeyPurpose.TOKENS, 1, new byte[] {1});
    Mono<List<String>> keptDuringWork =
        dataKeys()
            .addPrimary(key)
            .map(added -> kept(workspace))
            .doOnNext(kept -> assertThat(kept).containsExactly("1"))
            .then(Mono.error(new IllegalStateException("the work fails")));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> answer(database.writeWithLast(keptDuringWork, done -> Mono.empty())))
        .withMessage("the work fails");
    assertThat(kept(workspace)).containsExactly("1");
  }

  private static List<String> kept(WorkspaceId workspace) {
    return DATABASE.rows(
        "SELECT id FROM connections.data_keys WHERE workspace_id = '%s'"
            .formatted(workspace.value()));
  }
}
