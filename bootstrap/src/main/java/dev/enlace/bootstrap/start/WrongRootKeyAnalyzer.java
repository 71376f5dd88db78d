package dev.enlace.bootstrap.start;

import dev.enlace.adapter.out.vault.WrongRootKey;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which key was expected. */
public final class WrongRootKeyAnalyzer extends AbstractFailureAnalyzer<WrongRootKey> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WrongRootKey cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
