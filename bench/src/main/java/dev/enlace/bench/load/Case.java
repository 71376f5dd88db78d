package dev.enlace.bench.load;

import dev.enlace.bench.program.Program;
import java.util.List;

/**
 * One thing that is asked of a program again and again.
 *
 * @param name short, as figures and options call it
 * @param title what it is, for people
 * @param requests of which each time one is taken at random
 */
public record Case(String name, String title, Program program, List<Request> requests) {}
