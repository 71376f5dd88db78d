package dev.enlace.adapter.out.postgres.crypto;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.RootKeysContract;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.crypto.DataKeys;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.RootKeys;
import dev.enlace.application.port.out.crypto.RootKeys.Mark;
import dev.enlace.domain.workspace.WorkspaceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRootKeysTest extends RootKeysContract {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeEach
  void begins_with_no_row() {
    DATABASE.run("DELETE FROM connections.root_keys");
    DATABASE.run("DELETE FROM connections.data_keys");
  }

  @Test
  void retires_a_root_key_only_when_it_wraps_no_data_key() {
    answer(rootKeys().add(new Mark(1, "env:A", new byte[] {1})));
    DataKeys dataKeys = new PostgresDataKeys(DATABASE.database(), DATABASE.audit());
    WorkspaceId workspace = new WorkspaceId(Samples.id());
    Wrapped key = new Wrapped(workspace, 1, KeyPurpose.TOKENS, 1, new byte[] {1});
    answer(dataKeys.addPrimary(key));
    answer(rootKeys().promote(new Mark(2, "env:B", new byte[] {2}), 1));

    assertThat(answer(rootKeys().retireUnused())).isZero();
    answer(dataKeys.rewrap(new Wrapped(workspace, 1, KeyPurpose.TOKENS, 2, new byte[] {2}), 1));
    assertThat(answer(rootKeys().retireUnused())).isEqualTo(1);

    assertThat(DATABASE.rows("SELECT id, status FROM connections.root_keys ORDER BY id"))
        .containsExactly("1|retired", "2|primary");
  }

  @Test
  void takes_no_data_key_of_a_root_key_that_another_has_taken_over_from() {
    answer(rootKeys().add(new Mark(1, "env:A", new byte[] {1})));
    answer(rootKeys().promote(new Mark(2, "env:B", new byte[] {2}), 1));
    WorkspaceId workspace = new WorkspaceId(Samples.id());
    DataKeys dataKeys = new PostgresDataKeys(DATABASE.database(), DATABASE.audit());

    Wrapped late = new Wrapped(workspace, 1, KeyPurpose.TOKENS, 1, new byte[] {1});
    assertThat(found(dataKeys.addPrimary(late))).isEmpty();

    assertThat(found(dataKeys.find(workspace, 1))).isEmpty();
  }

  @Override
  protected RootKeys rootKeys() {
    return new PostgresRootKeys(DATABASE.database());
  }
}
