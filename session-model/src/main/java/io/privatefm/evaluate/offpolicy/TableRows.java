package io.privatefm.evaluate.offpolicy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows of a logged table as columns that grow; names become numbers as they first occur. */
final class TableRows {
  private final Map<String, Integer> items = new LinkedHashMap<>();
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private int[] item = new int[1_024];
  private int[] position = new int[1_024];
  private double[] reward = new double[1_024];
  private double[] propensity = new double[1_024];
  private long[] atMicros = new long[1_024];
  private double leastReward;
  private double mostReward = 1;
  private int count;
  private boolean inOrder = true;

  void add(long micros, String itemName, String positionName, double earned, double probability) {
    if (count == item.length) {
      grow(count * 2);
    }
    item[count] = number(items, itemName);
    position[count] = number(positions, positionName);
    reward[count] = earned;
    propensity[count] = probability;
    atMicros[count] = micros;
    inOrder &= count == 0 || micros >= atMicros[count - 1];
    leastReward = Math.min(leastReward, earned);
    mostReward = Math.max(mostReward, earned);
    count++;
  }

  private static int number(Map<String, Integer> names, String name) {
    Integer known = names.putIfAbsent(name, names.size());
    return known == null ? names.size() - 1 : known;
  }

  private void grow(int size) {
    item = Arrays.copyOf(item, size);
    position = Arrays.copyOf(position, size);
    reward = Arrays.copyOf(reward, size);
    propensity = Arrays.copyOf(propensity, size);
    atMicros = Arrays.copyOf(atMicros, size);
  }

  /** Puts the rows in the order of time; rows of the same time stay as they were. */
  TableRows ordered() {
    if (inOrder) {
      return this;
    }
    TableRows ordered = new TableRows();
    List<String> itemNames = items();
    List<String> positionNames = positions();
    IntStream.range(0, count)
        .boxed()
        .sorted((a, b) -> Long.compare(atMicros[a], atMicros[b]))
        .forEach(
            row ->
                ordered.add(
                    atMicros[row],
                    itemNames.get(item[row]),
                    positionNames.get(position[row]),
                    reward[row],
                    propensity[row]));
    return ordered;
  }

  int count() {
    return count;
  }

  List<String> items() {
    return List.copyOf(items.keySet());
  }

  List<String> positions() {
    return List.copyOf(positions.keySet());
  }

  int item(int row) {
    return item[row];
  }

  int position(int row) {
    return position[row];
  }

  double reward(int row) {
    return reward[row];
  }

  /** 0, or less when a row has less. */
  double leastReward() {
    return leastReward;
  }

  /** 1, or more when a row has more. */
  double mostReward() {
    return mostReward;
  }

  double propensity(int row) {
    return propensity[row];
  }
}
