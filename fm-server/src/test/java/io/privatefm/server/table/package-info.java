@NullMarked
package io.privatefm.server.table;

import org.jspecify.annotations.NullMarked;
