/**
 * Tracks and vectors out of files: CSV, TSV, JSON Lines; NumPy, fvecs, CSV; each plain or gzipped.
 */
@NullMarked
package io.privatefm.catalogue.reader;

import org.jspecify.annotations.NullMarked;
