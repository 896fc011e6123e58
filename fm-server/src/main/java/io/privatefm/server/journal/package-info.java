/**
 * The journal: the append-only log of what listeners told and what they were played, sealed per
 * listener.
 *
 * <p>{@link io.privatefm.server.journal.Entry} is what goes in; {@link
 * io.privatefm.server.journal.Journal} is the log on disk; {@link
 * io.privatefm.server.journal.KeyVault} holds the one key whose erasure makes a listener's entries
 * unreadable for good. The rest of the server speaks to the {@code Store} of the package {@code
 * profile}.
 */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.journal;
