package dev.enlace.application.passing;

import dev.enlace.domain.proxy.Header;
import java.util.List;
import java.util.Optional;

/**
 * An answer whose head is there and whose body is still to come. Whoever holds it closes it in the
 * end, whether its body was read or not: until then it keeps a connection.
 *
 * @param end gives up what the answer keeps; may come more than once, and after its body's end
 */
public record PassedAnswer(int status, List<Header> headers, Content content, Runnable end)
    implements AutoCloseable {
  public PassedAnswer {
    headers = List.copyOf(headers);
  }

  /** One that keeps nothing. */
  public PassedAnswer(int status, List<Header> headers, Content content) {
    this(status, headers, content, () -> {});
  }

  /** The value of the first header of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  /** The same with other headers. */
  public PassedAnswer with(List<Header> others) {
    return new PassedAnswer(status, others, content, end);
  }

  /** The same with a body that begins anew. */
  public PassedAnswer with(Content other) {
    return new PassedAnswer(status, headers, other, end);
  }

  /** The same, which ends something else as well. */
  public PassedAnswer alsoEnding(Runnable other) {
    return new PassedAnswer(
        status,
        headers,
        content,
        () -> {
          end.run();
          other.run();
        });
  }

  /** Gives up what of its body was not read, and with it the connection that it comes by. */
  @Override
  public void close() {
    end.run();
  }
}
