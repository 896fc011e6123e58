package io.privatefm.server.command;

import picocli.CommandLine.Command;

/** {@code fm train}: training on Spark, whose libraries are no part of the server. */
@Command(name = "train", description = "Trains a catalogue from logs on Spark (from a checkout).")
final class TrainCommand extends CheckoutCommand {}
