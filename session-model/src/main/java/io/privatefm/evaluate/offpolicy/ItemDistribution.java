package io.privatefm.evaluate.offpolicy;

/**
 * A policy that draws an item without a look at anything but perhaps the position.
 *
 * @param byPosition float64[positions][items]; one row when the position does not matter
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read only
record ItemDistribution(
    String name, String does, LoggedTable log, double[][] byPosition, double[] outsideByPosition)
    implements TargetPolicy {

  /** A policy that is the same at every position. */
  static ItemDistribution everywhere(String name, String does, LoggedTable log, double[] items) {
    return new ItemDistribution(name, does, log, new double[][] {items}, new double[1]);
  }

  @Override
  public void distribute(int round, double[] into) {
    double[] items = byPosition[row(round)];
    System.arraycopy(items, 0, into, 0, items.length);
  }

  @Override
  public double outside(int round) {
    return outsideByPosition[row(round)];
  }

  private int row(int round) {
    return byPosition.length == 1 ? 0 : log.position(round);
  }
}
