package io.privatefm.evaluate.next;

/** A way of foretelling, before it has seen any data. */
interface Method {
  /** Its name in tables and on the command line. */
  String name();

  /** Chooses its parameters on what is held out of the training part. */
  Tuned tune(Trial trial);
}
