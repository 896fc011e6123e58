/** The journal as data: a row per spin with what it earned, for training and for judging. */
@NullMarked
package io.privatefm.server.table;

import org.jspecify.annotations.NullMarked;
