package dev.enlace.bootstrap.architecture.broken.adapter.in.rest;

import dev.enlace.bootstrap.architecture.broken.application.usecase.greet.GreetHandler;

interface BrokenByHandler {
  GreetHandler handler();
}
