package io.privatefm.server.journal;

import javax.crypto.SecretKey;

/**
 * The key of one listener's records, and what stands for the listener in them.
 *
 * @param slot where the vault keeps it
 * @param listenerTag the listener's hash under the secret of the installation: how the vault finds
 *     the key
 * @param tag the listener's hash under this very key: what records carry. Whoever has the id and
 *     the secret of the installation still cannot tell whose a record was once this key is gone
 * @param key 256 random bits for AES
 * @param bornIndex the journal's last index when the key was made; no entry up to it is of this
 *     listener
 */
public record ListenerKey(int slot, Tag listenerTag, Tag tag, SecretKey key, long bornIndex) {}
