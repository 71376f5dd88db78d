package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.domain.workspace.WorkspaceId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * What a ciphertext is bound to, so that it opens nowhere else. Every part has a fixed or a written
 * length, so no two places have the same bytes; the first part keeps what is sealed for one use
 * from being opened for another.
 */
final class AssociatedData {
  private AssociatedData() {}

  /** Of one secret of a row. */
  static byte[] ofField(int format, Place place, String column) {
    return write(out -> {
      out.writeUTF("field");
      out.writeByte(format);
      out.writeUTF(place.table());
      write(out, place.row());
      out.writeUTF(column);
      write(out, place.workspace().value());
    });
  }

  /** Of a data key wrapped by the root key. */
  static byte[] ofDataKey(WorkspaceId workspace, int id, KeyPurpose purpose) {
    return write(out -> {
      out.writeUTF("data-key");
      write(out, workspace.value());
      out.writeInt(id);
      out.writeUTF(purpose.code());
    });
  }

  /** Of the text by which a root key is recognised. */
  static byte[] ofMark(int rootId) {
    return write(out -> {
      out.writeUTF("root-mark");
      out.writeInt(rootId);
    });
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static byte[] write(Parts parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      parts.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Parts {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
