package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A live index and beside it the slow and obvious list of what must be in it. */
final class Churned {
  final LiveIndex index;
  final List<float @Nullable []> model;

  Churned(LiveIndex index, List<float @Nullable []> model) {
    this.index = index;
    this.model = model;
  }

  static Churned create(Path folder, float[][] vectors, LiveOptions options) {
    Path file = folder.resolveSibling(folder.getFileName() + ".vec");
    int dimension = vectors[0].length;
    try (IndexBuilder builder = new IndexBuilder(file, dimension, options.index())) {
      for (float[] vector : vectors) {
        builder.add(vector);
      }
      builder.publish();
    }
    return new Churned(LiveIndex.create(folder, file, options), new ArrayList<>(List.of(vectors)));
  }

  Churned reopened(Path folder, LiveOptions options) {
    index.close();
    return new Churned(LiveIndex.open(folder, options), model);
  }

  /** One random change: a third each inserts, replaces, deletes. */
  void change(Random random) {
    float[] vector = Sample.vector(random, index.dimension());
    int id = random.nextInt(model.size());
    int kind = random.nextInt(3);
    if (kind == 0 || model.get(id) == null) {
      assertEquals(model.size(), index.insert(vector));
      model.add(vector);
    } else if (kind == 1) {
      index.replace(id, vector);
      model.set(id, vector);
    } else {
      assertEquals(true, index.delete(id));
      assertEquals(false, index.delete(id));
      model.set(id, null);
    }
  }

  Allowed inModel(Allowed allowed) {
    AllowedBits bits = Allowed.bits(model.size());
    for (int id = 0; id < model.size(); id++) {
      if (model.get(id) != null && allowed.contains(id)) {
        bits.allow(id);
      }
    }
    return bits;
  }

  /** Every id has its vector, and searching everything finds all, in order. */
  void check(Random random) {
    index.checkInvariants();
    assertEquals(model.size(), index.size());
    float[] query = Sample.vector(random, index.dimension());
    Neighbours found = new Neighbours(model.size());
    float[][] vectors = model.toArray(new float[0][]);
    AllowedBits some = Allowed.bits(model.size());
    random.ints(model.size() / 20 + 1, 0, model.size()).forEach(some::allow);
    Allowed few = Allowed.only(random.ints(9, 0, model.size()).toArray());
    for (Allowed allowed : new Allowed[] {Allowed.all(), some, few, Allowed.except(1, 2)}) {
      index.searcher().search(query, allowed, found);
      List<Integer> wanted = Sample.nearest(vectors, query, inModel(allowed), model.size());
      assertEquals(wanted, Sample.ids(found));
    }
  }
}
