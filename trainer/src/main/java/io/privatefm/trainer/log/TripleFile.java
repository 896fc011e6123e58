package io.privatefm.trainer.log;

import io.privatefm.catalogue.CatalogueException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Statements of the operator's, a table with the columns head, relation and tail.
 *
 * @param rows head, relation, tail as the file has them
 */
public record TripleFile(String name, JavaRDD<String[]> rows, List<Dropped> dropped) {

  /** Reads the file. */
  public static TripleFile open(JavaSparkContext spark, String place) {
    LogFile file = LogFile.open(spark, place);
    String first = file.text();
    Cells cells = new Cells(first);
    int head = cells.column("head");
    int relation = cells.column("relation");
    int tail = cells.column("tail");
    if (head < 0 || relation < 0 || tail < 0) {
      throw new CatalogueException(
          "must have columns head, relation and tail: file="
              + file.name()
              + " line=1 field=header value=\""
              + first
              + "\"");
    }
    JavaRDD<Parsed<String[]>> rows =
        file.numbered()
            .filter(line -> !line._1().equals(first))
            .map(line -> row(cells.of(line._1()), head, relation, tail, line._2()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new TripleFile(file.name(), Parsed.values(rows), Parsed.dropped(file, rows));
  }

  private static Parsed<String[]> row(
      String @org.jspecify.annotations.Nullable [] cells,
      int head,
      int relation,
      int tail,
      long line) {
    if (cells == null) {
      return Parsed.dropped(Reasons.CELLS, line);
    }
    if (cells[head].isBlank() || cells[relation].isBlank() || cells[tail].isBlank()) {
      return Parsed.dropped(Reasons.NODE, line);
    }
    return Parsed.kept(new String[] {cells[head], cells[relation], cells[tail]}, line);
  }
}
