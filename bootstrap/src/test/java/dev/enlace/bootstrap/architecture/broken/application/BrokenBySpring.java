package dev.enlace.bootstrap.architecture.broken.application;

import org.springframework.http.HttpStatus;

interface BrokenBySpring {
  HttpStatus status();
}
