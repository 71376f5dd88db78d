package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import dev.enlace.bootstrap.architecture.broken.sandbox.Stage;

interface BrokenBySandbox {
  Stage stage();
}
