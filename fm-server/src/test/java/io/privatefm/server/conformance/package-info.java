/** One script that every client has to pass. */
@NullMarked
package io.privatefm.server.conformance;

import org.jspecify.annotations.NullMarked;
