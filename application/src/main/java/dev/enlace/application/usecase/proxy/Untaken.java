package dev.enlace.application.usecase.proxy;

import dev.enlace.application.passing.PassedAnswer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a call that has come and that nobody has taken yet. A client may go away at any
 * moment, and the answer be anywhere on its way then: it is closed from here.
 */
final class Untaken {
  private final AtomicReference<@Nullable PassedAnswer> answer = new AtomicReference<>();
  private final AtomicBoolean over = new AtomicBoolean();

  /** Closed at once where nobody waits for it any more. */
  void hold(PassedAnswer come) {
    answer.set(come);
    if (over.get()) {
      close();
    }
  }

  /** Whoever has it closes it. */
  void taken() {
    answer.set(null);
  }

  /** Nobody will take it, nor any that comes later. */
  void end() {
    over.set(true);
    close();
  }

  private void close() {
    PassedAnswer left = answer.getAndSet(null);
    if (left != null) {
      left.close();
    }
  }
}
