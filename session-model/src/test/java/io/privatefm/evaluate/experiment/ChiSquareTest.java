package io.privatefm.evaluate.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChiSquareTest {
  @Test
  void theTailsAreThoseOfTheTables() {
    assertEquals(0.05, ChiSquare.tail(3.841458820694124, 1), 1e-12);
    assertEquals(0.001, ChiSquare.tail(10.827566170662733, 1), 1e-12);
    assertEquals(0.05, ChiSquare.tail(5.991464547107979, 2), 1e-12);
    assertEquals(0.95, ChiSquare.tail(0.35184631774927144, 3), 1e-12);
    assertEquals(0.01, ChiSquare.tail(23.209251158954356, 10), 1e-12);
    assertEquals(1, ChiSquare.tail(0, 4), 0);
    assertEquals(1, ChiSquare.tail(500, 2) / Math.exp(-250), 1e-9);
  }
}
