/**
 * What was heard after what: sessions with an index by track, and the methods that read the next
 * track off them.
 */
@NullMarked
package io.privatefm.catalogue.sessions;

import org.jspecify.annotations.NullMarked;
