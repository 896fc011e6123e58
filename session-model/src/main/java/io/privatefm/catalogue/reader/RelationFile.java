package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.RelationSource;
import io.privatefm.catalogue.Triple;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Triples out of a TSV or CSV with the columns head, relation and tail, plain or gzipped; others
 * are passed over. Owned by one thread.
 */
public final class RelationFile implements RelationSource, AutoCloseable {
  private final NamedTable table;
  private final int head;
  private final int relation;
  private final int tail;

  private RelationFile(NamedTable table) {
    this.table = table;
    head = table.column("head");
    relation = table.column("relation");
    tail = table.column("tail");
  }

  /**
   * The triples of a file.
   *
   * @throws io.privatefm.catalogue.CatalogueException naming the line and the rule
   */
  public static RelationFile open(Path file) {
    NamedTable table = NamedTable.open(file);
    try {
      return new RelationFile(table);
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  @Override
  public @Nullable Triple next() {
    return table.next()
        ? new Triple(table.filled(head), table.filled(relation), table.filled(tail))
        : null;
  }

  @Override
  public Place place() {
    return table.place();
  }

  @Override
  public void close() {
    table.close();
  }
}
