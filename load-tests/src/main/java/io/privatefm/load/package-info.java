/** Placeholder. */
@org.jspecify.annotations.NullMarked
package io.privatefm.load;
