package io.privatefm.bench.peer;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.UnitVectors;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.IndexBuilder;
import io.privatefm.vector.IndexOptions;
import io.privatefm.vector.MeasuredEffort;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Profile;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our approximate index, memory-mapped, at the efforts that its build measured. */
public final class PrivateFmContender implements Contender {
  private static final String FILE = "index.vec";

  private final Profile profile;

  /** Our index with this profile, which is not {@link Profile#AUTO}. */
  public PrivateFmContender(Profile profile) {
    this.profile = profile;
  }

  @Override
  public String system() {
    return profile == Profile.FAST ? "private-fm" : "private-fm " + profileName();
  }

  @Override
  public String parameters() {
    return "profile=" + profileName();
  }

  private String profileName() {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean keepsBuilds() {
    return false;
  }

  @Override
  public void build(Dataset data, Path folder, int threads) {
    UnitVectors base = data.base();
    IndexOptions options = IndexOptions.DEFAULT.with(profile).withThreads(threads);
    float[] row = new float[base.dimension()];
    try (IndexBuilder builder = new IndexBuilder(folder.resolve(FILE), base.dimension(), options)) {
      for (int id = 0; id < base.size(); id++) {
        base.copy(id, row);
        builder.add(row);
      }
      builder.publish();
    }
  }

  @Override
  public Searching open(Dataset data, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    return new Open(VectorIndex.open(file), Files.size(file));
  }

  /** Searches the index; an effort's number is its place among those that were measured. */
  private static final class Open extends InProcess {
    private final VectorIndex index;
    private final Searcher searcher;
    private final List<MeasuredEffort> efforts;
    private @Nullable Neighbours found;

    Open(VectorIndex index, long bytes) {
      super(bytes);
      this.index = index;
      searcher = index.searcher();
      efforts = index.efforts();
    }

    @Override
    public List<Effort> efforts(List<Integer> lengths) {
      List<Effort> told = new ArrayList<>();
      for (MeasuredEffort each : efforts) {
        var effort = each.effort();
        told.add(
            new Effort(told.size(), "lists=" + effort.lists() + " rescored=" + effort.rescored()));
      }
      return told;
    }

    @Override
    void search(float[] query, int effort, int[] into) {
      Neighbours answer = found;
      if (answer == null || answer.capacity() != into.length) {
        answer = new Neighbours(into.length);
        found = answer;
      }
      searcher.search(query, efforts.get(effort).effort(), Allowed.all(), answer);
      for (int rank = 0; rank < answer.count(); rank++) {
        into[rank] = answer.id(rank);
      }
    }

    @Override
    public void close() {
      index.close();
    }
  }
}
