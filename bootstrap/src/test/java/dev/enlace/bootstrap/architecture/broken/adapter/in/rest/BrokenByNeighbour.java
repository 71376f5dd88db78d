package dev.enlace.bootstrap.architecture.broken.adapter.in.rest;

import dev.enlace.bootstrap.architecture.broken.adapter.out.mail.Mail;

interface BrokenByNeighbour {
  Mail mail();
}
