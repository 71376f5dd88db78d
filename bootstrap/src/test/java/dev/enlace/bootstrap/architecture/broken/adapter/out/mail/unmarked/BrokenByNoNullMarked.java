package dev.enlace.bootstrap.architecture.broken.adapter.out.mail.unmarked;

interface BrokenByNoNullMarked {}
