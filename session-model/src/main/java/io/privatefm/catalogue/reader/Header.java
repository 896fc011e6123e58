package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a table, as its first line names them. */
final class Header {
  private final List<String> names;
  private final List<@Nullable Column> columns = new ArrayList<>();

  Header(List<String> cells, Place place) {
    names = cells.stream().map(String::strip).toList();
    Set<Object> seen = new HashSet<>();
    for (String name : names) {
      Column column = Column.of(name);
      if (name.isEmpty() || name.length() > CatalogueLimits.TRAIT_NAME_CHARS) {
        throw place.breaks(
            "must have 1 to " + CatalogueLimits.TRAIT_NAME_CHARS + " characters", "header", name);
      }
      if (!seen.add(column == null ? name : column)) {
        throw place.breaks("must be one column, and an earlier one is the same", "header", name);
      }
      columns.add(column);
    }
    if (!columns.contains(Column.ID)) {
      throw place.breaks("must have a column id or track", "header", String.join(", ", names));
    }
  }

  int size() {
    return names.size();
  }

  String name(int i) {
    return names.get(i);
  }

  @Nullable Column column(int i) {
    return columns.get(i);
  }
}
