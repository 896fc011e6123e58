/** What a coverage-guided fuzzer (Jazzer, {@code -Pjazzer}) calls, input after input. */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.fuzz;
