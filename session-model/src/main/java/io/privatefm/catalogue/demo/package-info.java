/**
 * The demo catalogue: made-up music of made-up artists, generated from a seed. Nothing in it is
 * anybody's; the words are in the resources beside these classes.
 */
@NullMarked
package io.privatefm.catalogue.demo;

import org.jspecify.annotations.NullMarked;
