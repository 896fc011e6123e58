package io.privatefm.server.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.engine.Experiment;
import io.privatefm.evaluate.offpolicy.LoggedSpin;
import io.privatefm.rank.Features;
import io.privatefm.server.PrivateFm;
import io.privatefm.server.SmallCatalogue;
import io.privatefm.server.journal.KeyVault;
import io.privatefm.server.journal.StorageException;
import io.privatefm.station.Assignment;
import io.privatefm.station.Evidence;
import io.privatefm.station.Spin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a server in this process journalled, read back as a table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpinTableTest {
  private static final String EXPERIMENT = "autumn: thompson 50, uniform floor=0.2 50";
  private static final int LISTENERS = 6;
  private static final int SPINS = 23;

  private Path folder;
  private Path catalogue;
  private Path data;
  private String refusedWhileLive = "";
  private final Map<String, HeardListener> listeners = new HashMap<>();

  @BeforeAll
  void play(@TempDir Path temp) throws InterruptedException {
    folder = temp;
    catalogue = SmallCatalogue.in(folder.resolve("catalogue"));
    data = folder.resolve("data");
    try (PrivateFm fm =
        PrivateFm.builder()
            .catalogue(catalogue)
            .data(data)
            .loops(2)
            .experiment(EXPERIMENT)
            .start()) {
      for (int i = 0; i < LISTENERS; i++) {
        var listener = new HeardListener(fm, "listener-" + i);
        listener.hear(SPINS);
        listeners.put(listener.id, listener);
      }
      var refused = assertThrows(StorageException.class, () -> read(data, new ArrayList<>()));
      refusedWhileLive = String.valueOf(refused.getMessage());
    }
  }

  private Tally read(Path from, List<SpinRow> rows) {
    try (Tracks tracks = Tracks.open(List.of(catalogue))) {
      return SpinTable.read(from, tracks, TimeSpan.ALWAYS, true, Progress.NONE, rows::add);
    }
  }

  private List<SpinRow> rows() {
    List<SpinRow> rows = new ArrayList<>();
    read(data, rows);
    return rows;
  }

  @Test
  void everySpinThatWasHeardHasTheRewardOfWhatWasTold() {
    int judged = 0;
    for (SpinRow row : rows()) {
      Double reward = listener(row).rewards.get(row.spin().id());
      if (reward != null) {
        assertEquals(Outcome.JUDGED, row.outcome());
        assertEquals(reward, row.reward(), 1e-6);
        assertTrue(row.started());
        judged++;
      } else {
        assertTrue(Double.isNaN(row.reward()), row.spin().id());
      }
    }
    assertEquals(LISTENERS * SPINS, judged);
  }

  private HeardListener listener(SpinRow row) {
    HeardListener listener = listeners.get(row.listener());
    if (listener == null) {
      throw new AssertionError("must be one of the listeners: " + row.listener());
    }
    return listener;
  }

  @Test
  void everyDrawIsARowOnceAndInOrder() {
    Map<String, Long> last = new HashMap<>();
    long before = 0;
    for (SpinRow row : rows()) {
      long number = row.spin().number();
      assertEquals(last.getOrDefault(row.listener(), 0L) + 1, number);
      last.put(row.listener(), number);
      assertTrue(row.spin().drawnAtMs() >= before);
      before = row.spin().drawnAtMs();
    }
    assertEquals(listeners.keySet(), last.keySet());
  }

  @Test
  void theLastSpinWasHeardWithoutAJudgementAndAnnouncedOnesWereNotHeard() {
    Tally tally = read(data, new ArrayList<>());
    assertEquals(LISTENERS, tally.spins().get(Outcome.UNJUDGED));
    assertTrue(tally.spins().getOrDefault(Outcome.UNHEARD, 0L) >= LISTENERS);
    assertEquals(0, tally.damagedEntries() + tally.orphans() + tally.withoutEvidence());
  }

  @Test
  void aSpinIsWholeInTheJournalOnceAndWithinOneKilobyte() {
    List<SpinRow> rows = new ArrayList<>();
    Tally tally = read(data, rows);
    assertEquals(rows.size(), tally.spinEntries());
    assertTrue(tally.mostSpinBytes() <= 1_024, "bytes=" + tally.mostSpinBytes());
  }

  @Test
  void everySpinNotesTheArmOfItsListenerAndIsDrawnByThatArmsPolicy() {
    Experiment experiment = Experiment.parse(EXPERIMENT);
    Set<String> arms = new HashSet<>();
    for (SpinRow row : rows()) {
      Experiment.Arm arm = experiment.arms().get(experiment.armOf(row.listener()));
      Assignment noted = row.evidence().assignment();
      assertEquals(arm.name(), noted == null ? "none" : noted.arm());
      assertEquals(arm.policy().label(), row.spin().policy());
      assertEquals(arm.floor() == null ? 0.02f : 0.2f, row.evidence().floor());
      arms.add(arm.name());
    }
    assertEquals(Set.of("thompson", "uniform"), arms, "both arms are heard");
  }

  @Test
  void aRunningServersDirectoryIsRefusedByName() {
    assertTrue(
        refusedWhileLive.startsWith(
            "must be in use by nobody: stop the server, or read a copy: data=" + data),
        refusedWhileLive);
    assertTrue(refusedWhileLive.contains("held by process"), refusedWhileLive);
  }

  @Test
  void whatIsNoDataDirectoryIsRefused() {
    var refused =
        assertThrows(StorageException.class, () -> read(folder.resolve("no"), new ArrayList<>()));
    assertTrue(String.valueOf(refused.getMessage()).contains("lacks format"), refused.toString());
    assertFalse(Files.exists(folder.resolve("no")));
  }

  @Test
  void anErasedListenerIsCountedAndNotShown() throws IOException {
    Path copy = copy();
    try (KeyVault vault = KeyVault.open(copy.resolve("keys"), new SecureRandom())) {
      var key = vault.find("listener-3");
      if (key == null) {
        throw new AssertionError("must be known: listener-3");
      }
      vault.erase(key);
    }
    List<SpinRow> rows = new ArrayList<>();
    Tally tally = read(copy, rows);
    assertTrue(rows.stream().noneMatch(row -> row.listener().equals("listener-3")));
    assertEquals(1, tally.erasedListeners());
    assertTrue(tally.erasedEntries() > SPINS);
    assertEquals(LISTENERS - 1, tally.listeners());
  }

  /** A copy comes without the lock. */
  private Path copy() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.createDirectories(copy.resolve("journal"));
    for (String name : List.of("format", "keys")) {
      Files.copy(data.resolve(name), copy.resolve(name));
    }
    try (var files = Files.list(data.resolve("journal"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve("journal").resolve(file.getFileName()));
      }
    }
    return copy;
  }

  @Test
  void readingChangesNothingInTheDirectory() throws IOException {
    Map<Path, Object> before = times();
    rows();
    assertEquals(before, times());
  }

  private Map<Path, Object> times() throws IOException {
    Map<Path, Object> times = new HashMap<>();
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return times;
  }

  @Test
  void listenersStandByPseudonymsUnlessTheirIdsAreAskedFor() {
    Set<String> names = new HashSet<>();
    try (Tracks none = Tracks.open(List.of())) {
      SpinTable.read(
          data, none, TimeSpan.ALWAYS, false, Progress.NONE, row -> names.add(row.listener()));
    }
    assertEquals(LISTENERS, names.size());
    assertTrue(names.stream().allMatch(name -> name.matches("[0-9a-f]{16}")), names.toString());
  }

  @Test
  void onlySpinsWithinTheTimeAreShown() {
    List<SpinRow> all = rows();
    long middle = all.get(all.size() / 2).spin().drawnAtMs();
    List<SpinRow> some = new ArrayList<>();
    try (Tracks none = Tracks.open(List.of())) {
      TimeSpan time = new TimeSpan(middle, Long.MAX_VALUE);
      SpinTable.read(data, none, time, true, Progress.NONE, some::add);
    }
    assertEquals(
        all.stream().filter(row -> row.spin().drawnAtMs() >= middle).map(SpinRow::spin).toList(),
        some.stream().map(SpinRow::spin).toList());
  }

  @Test
  void jsonLinesAndParquetHoldTheSameTable() throws IOException {
    Path jsonFile = folder.resolve("table.jsonl");
    Path parquetFile = folder.resolve("table.parquet");
    int rows = 0;
    try (Tracks tracks = Tracks.open(List.of(catalogue));
        RowWriter json = TableFormat.JSONL.open(jsonFile, tracks, false);
        RowWriter parquet = TableFormat.PARQUET.open(parquetFile, tracks, false)) {
      for (SpinRow row : rows()) {
        json.write(row);
        parquet.write(row);
        rows++;
      }
    }
    List<String> lines = Files.readAllLines(jsonFile);
    assertEquals(rows, lines.size());
    try (ParquetReader<Group> reader = reader(parquetFile)) {
      for (String line : lines) {
        assertSame(new ObjectMapper().readTree(line), reader.read());
      }
      assertEquals(null, reader.read());
    }
  }

  private static ParquetReader<Group> reader(Path file) throws IOException {
    return new ParquetReader.Builder<Group>(
        new LocalInputFile(file), new PlainParquetConfiguration()) {
      @Override
      protected ReadSupport<Group> getReadSupport() {
        return new GroupReadSupport();
      }
    }.build();
  }

  private static void assertSame(JsonNode json, Group parquet) {
    for (SpinColumn column : SpinColumn.all(true)) {
      String name = column.name();
      JsonNode value = json.get(name);
      if (value.isNull()) {
        assertEquals(0, parquet.getFieldRepetitionCount(name), name);
        continue;
      }
      switch (column.type()) {
        case INT -> assertEquals(value.intValue(), parquet.getInteger(name, 0), name);
        case LONG -> assertEquals(value.longValue(), parquet.getLong(name, 0), name);
        case FLOAT -> assertEquals(value.floatValue(), parquet.getFloat(name, 0), name);
        case DOUBLE -> assertEquals(value.doubleValue(), parquet.getDouble(name, 0), name);
        case TRUTH -> assertEquals(value.booleanValue(), parquet.getBoolean(name, 0), name);
        case TEXT -> assertEquals(value.textValue(), parquet.getString(name, 0), name);
        case INTS, FLOATS, TEXTS -> assertSameList(value, parquet.getGroup(name, 0), column);
      }
    }
  }

  private static void assertSameList(JsonNode json, Group list, SpinColumn column) {
    assertEquals(json.size(), list.getFieldRepetitionCount("list"), column.name());
    for (int i = 0; i < json.size(); i++) {
      Group element = list.getGroup("list", i);
      if (column.type() == SpinColumn.Type.INTS) {
        assertEquals(json.get(i).intValue(), element.getInteger("element", 0));
      } else if (column.type() == SpinColumn.Type.FLOATS) {
        assertEquals(json.get(i).floatValue(), element.getFloat("element", 0));
      } else {
        assertEquals(json.get(i).textValue(), element.getString("element", 0));
      }
    }
  }

  @Test
  void aRowTellsTheArmsByTrackAndTheirFeaturesByName() throws IOException {
    Path file = folder.resolve("arms.jsonl");
    SpinRow row = rows().get(10);
    try (Tracks tracks = Tracks.open(List.of(catalogue));
        RowWriter json = TableFormat.JSONL.open(file, tracks, false)) {
      json.write(row);
    }
    JsonNode read = new ObjectMapper().readTree(Files.readString(file));
    int chosen = read.get("chosen").intValue();
    assertEquals(row.spin().trackId(), read.get("armTrack").get(chosen).textValue());
    assertEquals(row.evidence().count(), read.get("arms").intValue());
    double[] features = new double[Features.DIMENSION];
    Features.unpack(row.evidence().features(chosen), 0, features, 0);
    for (int feature = 1; feature < Features.DIMENSION; feature++) {
      JsonNode column = read.get(SpinColumn.armColumn(Features.NAMES.get(feature)));
      assertEquals(features[feature], column.get(chosen).doubleValue(), 1e-6);
      assertEquals(row.evidence().count(), column.size());
    }
    assertEquals(180_000, read.get("durationMs").intValue());
    assertEquals(Spin.idOf(row.spin().number()), read.get("spin").textValue());
  }

  @Test
  void spinsReadFromJsonLinesAreThoseOfTheJournal() {
    Path file = folder.resolve("spins.jsonl.gz");
    List<SpinRow> rows = rows();
    try (Tracks none = Tracks.open(List.of());
        RowWriter json = TableFormat.JSONL.open(file, none, true)) {
      rows.forEach(json::write);
    }
    List<LoggedSpin> judged =
        rows.stream().filter(row -> row.outcome() == Outcome.JUDGED).map(SpinRow::logged).toList();
    List<LoggedSpin> read = JsonSpins.read(file, Progress.NONE);
    assertEquals(judged.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      Evidence ours = Evidence.of(judged.get(i).evidence());
      Evidence theirs = Evidence.of(read.get(i).evidence());
      assertEquals(judged.get(i).listener(), read.get(i).listener());
      assertEquals(judged.get(i).reward(), read.get(i).reward());
      assertArrayEquals(ours.arms(), theirs.arms());
      assertEquals(ours.propensity(), theirs.propensity());
      assertEquals(ours.chosen(), theirs.chosen());
      assertEquals(ours.mode(), theirs.mode());
      assertEquals(ours.row(ours.chosen()), theirs.row(theirs.chosen()));
    }
  }

  @Test
  void aBrokenLineIsToldByItsNumberAndRule() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.jsonl"), "\n{\"outcome\":\"judged\"}\n");
    var refused = assertThrows(CatalogueException.class, () -> JsonSpins.read(file, Progress.NONE));
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.contains("broken.jsonl") && told.contains("2"), told);
    assertTrue(told.contains("must have the field listener"), told);
  }
}
