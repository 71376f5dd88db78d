package dev.enlace.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole of Enlace as one process. */
@SpringBootApplication
public class EnlaceApplication {
  /** Starts it; what it needs to know comes from environment variables. */
  public static void main(String... arguments) {
    SpringApplication.run(EnlaceApplication.class, arguments);
  }
}
