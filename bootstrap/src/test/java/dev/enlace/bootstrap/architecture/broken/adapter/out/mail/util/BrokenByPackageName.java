package dev.enlace.bootstrap.architecture.broken.adapter.out.mail.util;

interface BrokenByPackageName {}
