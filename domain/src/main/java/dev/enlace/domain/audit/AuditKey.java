package dev.enlace.domain.audit;

/** A key that signs links of one workspace's chain; whoever only has the database lacks it. */
public interface AuditKey {
  /** Its id within the workspace. */
  int id();

  /** The HMAC-SHA-256 of a message. */
  ChainHash sign(byte[] message);
}
