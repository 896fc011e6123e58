package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * A log without features: the arms are the items that occur in it, and all there is to know of a
 * round is its position. Columns {@code item}, {@code click} (or {@code reward}) and {@code
 * propensity}, perhaps {@code timestamp} and {@code position}, as in the Open Bandit Dataset
 * (Saito, Aihara, Matsutani, Narita: Open Bandit Dataset and Pipeline, NeurIPS Datasets and
 * Benchmarks 2021). Every row is a round and owns itself.
 */
public final class LoggedTable extends LoggedRounds {
  private final TableRows rows;
  private final List<String> items;
  private final List<String> positions;

  LoggedTable(TableRows rows) {
    this.rows = rows;
    items = rows.items();
    positions = rows.positions();
  }

  /**
   * Reads a TSV or CSV, plain or gzipped. Rows that are not in the order of their timestamps are
   * put in it.
   *
   * @throws CatalogueException naming file, line and column of what breaks a rule
   */
  public static LoggedTable read(Path path, Progress progress) {
    TableRows rows = TableReader.read(path, progress);
    if (rows.count() == 0) {
      throw Place.line(String.valueOf(path.getFileName()), 2).breaks("must have a row");
    }
    return new LoggedTable(rows);
  }

  /** The names of the items; an arm is a place in this list. */
  List<String> items() {
    return items;
  }

  /** The names of the positions. */
  List<String> positions() {
    return positions;
  }

  /** The position of a round, as a place in {@link #positions}. */
  int position(int round) {
    return rows.position(round);
  }

  @Override
  public int count() {
    return rows.count();
  }

  @Override
  int mostArms() {
    return items.size();
  }

  @Override
  int arms(int round) {
    return items.size();
  }

  @Override
  int chosen(int round) {
    return rows.item(round);
  }

  @Override
  double propensity(int round) {
    return rows.propensity(round);
  }

  @Override
  double reward(int round) {
    return rows.reward(round);
  }

  @Override
  double leastReward() {
    return rows.leastReward();
  }

  @Override
  double mostReward() {
    return rows.mostReward();
  }

  @Override
  int owner(int round) {
    return round;
  }

  @Override
  int owners() {
    return count();
  }

  @Override
  String item(int round) {
    return items.get(chosen(round));
  }

  @Override
  String targets() {
    return TableTargets.NAMES;
  }

  @Override
  TargetPolicy target(String name, int fitted, JudgeOptions options) {
    return TableTargets.of(name, this, fitted, options.bootstrap().seed());
  }

  @Override
  boolean isFitted(String name, JudgeOptions options) {
    return TableTargets.isFitted(name);
  }

  @Override
  RewardModel rewardModel() {
    return new ItemMeans(this);
  }

  @Override
  boolean sameArms() {
    return true;
  }

  /** What is in it, in words. */
  @Override
  public String toString() {
    return count() + " rounds, " + items.size() + " items, " + positions.size() + " positions";
  }
}
