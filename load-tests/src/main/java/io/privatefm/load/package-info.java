/** JMH benchmarks of the parts that a message passes, and of the search below them. */
@org.jspecify.annotations.NullMarked
package io.privatefm.load;
