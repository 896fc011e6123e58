package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;

/**
 * Names of tracks and tags that hold over any catalogue, for the keys of {@code Kindred}: a track's
 * row, or the number of tracks plus that of the tag.
 */
record JudgedNames(Catalogue catalogue) {
  /** Before the name of a tag: no track's id begins with it. */
  private static final String TAG = "\t";

  String id(int key) {
    int tag = key - catalogue.size();
    return tag < 0 ? catalogue.id(key) : TAG + catalogue.tagName(tag);
  }

  /** The key of a name; -1 when the catalogue does not have it. */
  int key(String name) {
    if (!name.startsWith(TAG)) {
      return catalogue.row(name);
    }
    int tag = catalogue.tagNamed(name.substring(TAG.length()));
    return tag < 0 ? -1 : catalogue.size() + tag;
  }
}
