/** Tests with models that they write themselves. */
@org.jspecify.annotations.NullMarked
package io.privatefm.onnx;
