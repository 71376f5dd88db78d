package dev.enlace.adapter.out.messaging.smtp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket that reads so much and no more: the server at the other end is anybody's. */
final class FrugalSocket extends Socket {
  private static final int MOST_BYTES = 64 * 1024;

  private int left = MOST_BYTES;

  /** Reads as much again. */
  void refill() {
    left = MOST_BYTES;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream());
  }

  /** More came than any mail server has to say. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      return counted(count, count);
    }

    private int counted(int result, int bytes) throws IOException {
      left -= result < 0 ? 0 : bytes;
      if (left < 0) {
        throw new TooMuch();
      }
      return result;
    }
  }
}
