/**
 * Scores the arms of a draw with a model in ONNX, by ONNX Runtime. Found through {@link
 * io.privatefm.rank.ArmModel}; nothing else knows it.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.onnx;
