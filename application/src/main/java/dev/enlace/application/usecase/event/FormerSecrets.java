package dev.enlace.application.usecase.event;

import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that sign besides the newest, each until its own end, in the one field that there is
 * for them: the newest first.
 */
record FormerSecrets(List<Former> all) {
  /** Each makes a request longer, and nobody changes over ten times a day. */
  static final int MOST = 10;

  FormerSecrets {
    all = List.copyOf(all);
  }

  /** What {@link #text} has written; null: there is none. */
  static FormerSecrets parse(@Nullable Secret field) {
    return new FormerSecrets(
        field == null
            ? List.of()
            : Arrays.stream(field.reveal().split(" ")).map(Former::parse).toList());
  }

  /** Those that sign now. */
  List<Secret> at(Instant now) {
    return left(now).stream().map(Former::secret).toList();
  }

  /** With one more, which was the newest until now. */
  FormerSecrets with(Secret replaced, Instant end, Instant now) {
    List<Former> more = new ArrayList<>(left(now));
    more.addFirst(new Former(replaced, end));
    return new FormerSecrets(more.subList(0, Math.min(more.size(), MOST)));
  }

  /** All of them, as one field. */
  Secret text() {
    return Secret.of(all.stream().map(Former::text).collect(Collectors.joining(" ")));
  }

  private List<Former> left(Instant now) {
    return all.stream().filter(former -> former.end().isAfter(now)).toList();
  }

  /** A secret, and until when it signs. */
  record Former(Secret secret, Instant end) {
    private static Former parse(String text) {
      int colon = text.indexOf(':');
      // one that has no end of its own has that of the field
      return colon < 0
          ? new Former(Secret.of(text), Instant.MAX)
          : new Former(
              Secret.of(text.substring(colon + 1)),
              Instant.ofEpochMilli(Long.parseLong(text.substring(0, colon))));
    }

    private String text() {
      return end.equals(Instant.MAX) ? secret.reveal() : end.toEpochMilli() + ":" + secret.reveal();
    }
  }
}
