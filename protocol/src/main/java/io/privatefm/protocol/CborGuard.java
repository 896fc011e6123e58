package io.privatefm.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A check that a frame is one well-formed CBOR item (RFC 8949, appendix C) of the kinds that JSON
 * has, before the parser sees it: what it declares is held against the bytes that are there, so
 * that no length and no nesting can make work beyond the frame.
 *
 * <p>Two kinds of flaw: where a frame is <em>ill-formed</em> the walk ends, and only the bytes
 * before can be trusted; where it is merely <em>strange</em> (tags, simple values other than false,
 * true and null, names that are not text, text that is not UTF-8, too deep) the walk goes on, so
 * that what stands behind can still be read. Byte strings pass here and fail at their field.
 */
final class CborGuard {
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xFF;

  /** Deepest nesting that is walked over at all: far beyond the limit, far from the stack's end. */
  private static final int WALKED_NESTING = 256;

  /**
   * What is wrong with a frame.
   *
   * @param offset of the first flaw
   * @param sound where the bytes end that are well-formed CBOR
   */
  record Flaw(String rule, int offset, int sound) {}

  private final byte[] bytes;
  private final int end;
  private int at;
  private int sound;
  private @Nullable String rule;
  private int ruleAt;

  private CborGuard(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.sound = end;
  }

  /** The first flaw of {@code bytes[from, to)}, or null. */
  static @Nullable Flaw check(byte[] bytes, int from, int to) {
    CborGuard guard = new CborGuard(bytes, from, to);
    if (guard.item(1) && guard.at < to) {
      guard.ill("must end with its object");
    }
    return guard.rule == null ? null : new Flaw(guard.rule, guard.ruleAt, guard.sound);
  }

  private boolean ill(String broken) {
    strange(broken);
    sound = Math.min(at, end);
    return false;
  }

  private void strange(String broken) {
    if (rule == null) {
      rule = broken;
      ruleAt = Math.min(at, end);
    }
  }

  /** Passes over one item; false when it is ill-formed. */
  private boolean item(int depth) {
    if (at >= end) {
      return ill("must be complete CBOR");
    }
    int lead = bytes[at] & 0xFF;
    int info = lead & 0x1F;
    return switch (lead >> 5) {
      case 0, 1 -> argument(info) >= 0;
      case BYTES -> string(info, BYTES);
      case TEXT -> string(info, TEXT);
      case 4 -> container(info, depth, false);
      case 5 -> container(info, depth, true);
      case 6 -> tagged(info, depth);
      default -> simple(info);
    };
  }

  /**
   * Passes over a lead byte and its argument.
   *
   * @return the argument, capped at {@code Long.MAX_VALUE}, or -1 when there is none
   */
  private long argument(int info) {
    if (info < 24) {
      at++;
      return info;
    }
    if (info > 27) {
      ill("must be well-formed CBOR");
      return -1;
    }
    int width = 1 << (info - 24);
    if (at + 1 + width > end) {
      ill("must be complete CBOR");
      return -1;
    }
    long argument = 0;
    for (int next = at + 1; next <= at + width; next++) {
      argument = (argument << 8) | (bytes[next] & 0xFF);
    }
    at += 1 + width;
    return argument < 0 ? Long.MAX_VALUE : argument;
  }

  private boolean string(int info, int major) {
    if (info != INDEFINITE) {
      return chunk(info, major);
    }
    at++;
    while (at < end && (bytes[at] & 0xFF) != BREAK) {
      int lead = bytes[at] & 0xFF;
      if (lead >> 5 != major || (lead & 0x1F) == INDEFINITE) {
        return ill("must be well-formed CBOR");
      }
      if (!chunk(lead & 0x1F, major)) {
        return false;
      }
    }
    return closing();
  }

  private boolean chunk(int info, int major) {
    int start = at;
    long length = argument(info);
    if (length < 0) {
      return false;
    }
    int from = at;
    at = start;
    if (length > end - from) {
      return ill("must be complete CBOR");
    }
    int to = from + (int) length;
    if (major == TEXT && Utf8.firstInvalid(bytes, from, to) >= 0) {
      strange("must be UTF-8");
    }
    at = to;
    return true;
  }

  private boolean closing() {
    if (at >= end) {
      return ill("must be complete CBOR");
    }
    at++;
    return true;
  }

  private boolean container(int info, int depth, boolean keyed) {
    if (!mayNest(depth)) {
      return false;
    }
    if (info != INDEFINITE) {
      return elements(argument(info), depth, keyed);
    }
    at++;
    while (at < end && (bytes[at] & 0xFF) != BREAK) {
      if (!element(depth, keyed)) {
        return false;
      }
    }
    return closing();
  }

  private boolean mayNest(int depth) {
    if (depth > ProtocolLimits.NESTING) {
      strange("must nest at most " + ProtocolLimits.NESTING + " deep");
    }
    return depth <= WALKED_NESTING || ill("must nest at most " + WALKED_NESTING + " deep");
  }

  private boolean elements(long count, int depth, boolean keyed) {
    for (long element = 0; element < count; element++) {
      if (!element(depth, keyed)) {
        return false;
      }
    }
    return count >= 0;
  }

  private boolean element(int depth, boolean keyed) {
    if (keyed && at < end && (bytes[at] & 0xFF) >> 5 != TEXT) {
      strange("must have names that are text");
    }
    return (!keyed || item(depth + 1)) && item(depth + 1);
  }

  /** A tag nests like a container, so that a run of tags is no deeper than a run of arrays. */
  private boolean tagged(int info, int depth) {
    strange("must have no tags");
    return mayNest(depth) && argument(info) >= 0 && item(depth + 1);
  }

  private boolean simple(int info) {
    if (info < 20 || info == 23 || info == 24) {
      strange("must be false, true, null or a number");
    }
    return argument(info) >= 0;
  }
}
