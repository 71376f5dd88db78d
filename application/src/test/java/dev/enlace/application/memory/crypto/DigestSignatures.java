package dev.enlace.application.memory.crypto;

import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs without a key: anybody could, but what was changed afterwards is refused all the same. */
public final class DigestSignatures implements Signatures {
  private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern FORM = Pattern.compile(ID + "\\." + ID + "\\.([0-9a-f]{64})");

  @Override
  public String sign(Use use, AttemptRef ref) {
    String body = ref.workspace() + "." + ref.attempt();
    return body + "." + HexFormat.of().formatHex(Digests.sha256(use + "\n" + body));
  }

  @Override
  public Optional<AttemptRef> verify(Use use, String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    AttemptRef ref =
        new AttemptRef(
            new WorkspaceId(UUID.fromString(form.group(1))),
            new AttemptId(UUID.fromString(form.group(2))));
    return sign(use, ref).equals(text) ? Optional.of(ref) : Optional.empty();
  }
}
