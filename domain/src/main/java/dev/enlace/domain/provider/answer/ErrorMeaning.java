package dev.enlace.domain.provider.answer;

/** What to do about a provider's error. */
public enum ErrorMeaning {
  /** The grant is dead: only the person can help. */
  REAUTHORISE,
  /** It may work later; says nothing about the grant. */
  RETRY,
  /** Our registration or configuration is wrong: an operator must act. */
  MISCONFIGURED
}
