/**
 * What a listener did elsewhere, out of files of several kinds, brought into a stopped server's
 * data.
 */
@NullMarked
package io.privatefm.server.past;

import org.jspecify.annotations.NullMarked;
