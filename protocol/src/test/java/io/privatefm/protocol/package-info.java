/** The tests are not null-marked: they also hand over what must not be. */
@org.jspecify.annotations.NullUnmarked
package io.privatefm.protocol;
