/**
 * The loops over floats: a scalar kernel that explains, and a SIMD kernel that is to the bit the
 * same and faster. Not part of the module's face.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.vector.kernel;
