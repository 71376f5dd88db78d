package dev.enlace.bootstrap.architecture.broken.adapter.out.mail;

import org.springframework.beans.factory.annotation.Autowired;

class BrokenByInjection {
  @Autowired Mail mail;
}
