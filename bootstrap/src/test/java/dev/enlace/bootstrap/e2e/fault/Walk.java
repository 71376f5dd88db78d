package dev.enlace.bootstrap.e2e.fault;

import static dev.enlace.bootstrap.e2e.harness.Api.patiently;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Person;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One attempt to connect, up to the callback and beyond. */
final class Walk {
  private final String user;
  private final String attempt;
  private final Person person;
  private final URI callback;
  private volatile @Nullable Answer answer;

  private Walk(String user, String attempt, Person person, URI callback) {
    this.user = user;
    this.attempt = attempt;
    this.person = person;
    this.callback = callback;
  }

  /** Somebody has consented, and has not yet been sent back. */
  static Walk upToTheCallback(Api key, String user, String slug) {
    Answer started = patiently(() -> key.as(user).start(slug));
    if (started.status() != 201) {
      throw new IllegalStateException(started.text());
    }
    Person person = new Person();
    URI callback = person.allow(URI.create(started.text("/authUrl")));
    return new Walk(user, started.text("/attemptId"), person, callback);
  }

  /** Comes back; nobody may be there to answer. */
  void comeBack() {
    try {
      answer = person.open(callback);
    } catch (UncheckedIOException killed) {
      answer = null;
    }
  }

  /** Whether the person was told that it is connected. */
  boolean toldConnected() {
    Answer told = answer;
    return told != null && told.status() == 200;
  }

  boolean unanswered() {
    return answer == null;
  }

  String user() {
    return user;
  }

  String attempt() {
    return attempt;
  }

  /** The callback's path and query, which another instance can be asked too. */
  String callbackPath() {
    return callback.getRawPath() + "?" + callback.getRawQuery();
  }
}
