package dev.enlace.bootstrap.architecture.broken.application.usecase.greet;

class BrokenOpenHandler {}
