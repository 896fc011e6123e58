/** Who a caller is, and from which pages it may come: tokens and the Origin allow-list. */
@org.jspecify.annotations.NullMarked
package io.privatefm.server.security;
