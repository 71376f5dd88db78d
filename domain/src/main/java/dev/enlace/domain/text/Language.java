package dev.enlace.domain.text;

/** A language that every text of Enlace exists in; {@link #EN} where a reader asks for another. */
public enum Language {
  EN,
  ES
}
