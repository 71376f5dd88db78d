package dev.enlace.bootstrap.e2e.fault;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller whose every answer is searched for secrets in the end. */
record WatchedApi(Api api, Canaries canaries) {
  WatchedApi as(String subject) {
    return new WatchedApi(api.as(subject), canaries);
  }

  WatchedApi with(String header, String value) {
    return new WatchedApi(api.with(header, value), canaries);
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object body) {
    return send("POST", path, body);
  }

  Answer send(String method, String path, @Nullable Object body) {
    return heard(canaries, api.send(method, path, body));
  }

  /** Reads an answer that is there to tell a secret, at that JSON pointer. */
  Answer telling(String name, String pointer, String method, String path, @Nullable Object body) {
    Answer answer = api.send(method, path, body);
    String secret = canaries.secret(name, answer.text(pointer));
    canaries.hear(answer.headers().map() + answer.text(), List.of(secret));
    return answer;
  }

  static Answer heard(Canaries canaries, Answer answer) {
    canaries.hear(answer.headers().map() + answer.text(), List.of());
    return answer;
  }
}
