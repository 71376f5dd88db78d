package dev.enlace.sandbox.mail;

import java.time.Instant;

/**
 * An attempt to authenticate; the password itself is not kept.
 *
 * @param encrypted false where the password crossed the network in clear text
 */
public record Login(Instant at, String user, boolean accepted, boolean encrypted) {}
