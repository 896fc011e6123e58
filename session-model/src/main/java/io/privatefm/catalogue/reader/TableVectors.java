package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.VectorSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors out of a CSV or TSV: the id first, then the components. A first line without numbers is a
 * header.
 */
final class TableVectors implements VectorSource {
  private final Table table;
  private final int dimension;
  private @Nullable List<String> ahead;
  private Place place;
  private String id = "";

  TableVectors(Table table) {
    this.table = table;
    List<String> first = table.next();
    place = table.place();
    if (first == null || first.size() < 2 || first.size() > CatalogueLimits.DIMENSION + 1) {
      throw new CatalogueException(
          "must have an id and 1 to "
              + CatalogueLimits.DIMENSION
              + " components a line: file="
              + name()
              + " line=1 field=cells value="
              + (first == null ? 0 : first.size()));
    }
    dimension = first.size() - 1;
    ahead = isHeader(first) ? null : first;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public boolean hasIds() {
    return true;
  }

  @Override
  public boolean next(float[] into) {
    List<String> cells = ahead == null ? table.next() : ahead;
    place = table.place();
    ahead = null;
    if (cells == null) {
      return false;
    }
    if (cells.size() != dimension + 1) {
      throw place.breaks(
          "must have the dimension of the first line, " + dimension, "dimension", cells.size() - 1);
    }
    id = cells.getFirst().strip();
    for (int i = 0; i < dimension; i++) {
      into[i] = component(cells.get(i + 1).strip(), i);
    }
    return true;
  }

  private float component(String text, int i) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw place.breaks("must be a number", "component " + i, text);
    }
  }

  private static boolean isHeader(List<String> cells) {
    return cells.stream().skip(1).noneMatch(TableVectors::isNumber);
  }

  private static boolean isNumber(String text) {
    try {
      Float.parseFloat(text.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String name() {
    return table.input().name();
  }

  @Override
  public void close() {
    table.close();
  }
}
