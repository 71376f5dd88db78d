package dev.enlace.application.passing;

import dev.enlace.domain.proxy.Header;
import java.util.List;
import java.util.Optional;

/**
 * An answer whose head is there and whose body is still to come. Its body has to be read, or
 * cancelled, by whoever holds it: until then it keeps a connection.
 */
public record PassedAnswer(int status, List<Header> headers, Content content) {
  public PassedAnswer {
    headers = List.copyOf(headers);
  }

  /** The value of the first header of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  /** The same with other headers. */
  public PassedAnswer with(List<Header> others) {
    return new PassedAnswer(status, others, content);
  }

  /** Gives up its body, and with it the connection that it would have come by. */
  public void discard() {
    content.bytes().subscribe(_ -> {}, _ -> {}).dispose();
  }
}
