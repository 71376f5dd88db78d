package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.DataKeyGenerator;
import dev.enlace.application.port.out.crypto.DataKeys.Wrapped;
import dev.enlace.application.port.out.crypto.Entropy;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Arrays;
import reactor.core.publisher.Mono;

/** Makes keys of AES-256-GCM, wrapped by the database's primary root key. */
public final class TinkDataKeyGenerator implements DataKeyGenerator {
  private final RootKeyring roots;
  private final Entropy entropy;

  /** With those means. */
  public TinkDataKeyGenerator(RootKeyring roots, Entropy entropy) {
    this.roots = roots;
    this.entropy = entropy;
  }

  @Override
  public Mono<Wrapped> generate(WorkspaceId workspace, KeyPurpose purpose, int id) {
    return roots
        .primary()
        .flatMap(root ->
            wrap(root.key(), AssociatedData.ofDataKey(workspace, id, purpose))
                .map(wrapped -> new Wrapped(workspace, id, purpose, root.id(), wrapped)));
  }

  private Mono<byte[]> wrap(RootKey root, byte[] place) {
    return Mono.using(
        () -> entropy.bytes(Aes256Gcm.KEY_BYTES),
        key -> root.wrap(key, place),
        key -> Arrays.fill(key, (byte) 0));
  }
}
