package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.function.Function;

/**
 * A method with its parameters chosen.
 *
 * @param parameters in words, for the report
 * @param goodness NDCG on the validation part; NaN when it was not tried there
 * @param tried how many sets of parameters were compared
 * @param fit trains it
 */
record Tuned(String parameters, double goodness, int tried, Function<Sessions, Model> fit) {}
