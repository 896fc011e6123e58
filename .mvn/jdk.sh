# Finds a JDK of the release that the project needs and sets JAVA_HOME to it. Sourced by ./mvnw and ./fm.
#
# Looked at in this order: JAVA_HOME, the java on the PATH, the usual places of Linux packages, SDKMAN,
# asdf/mise, and macOS. The first one that is new enough and has a compiler wins.

FM_JDK_RELEASE=25

fm_jdk_release() { # prints the release number of the JDK in $1, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

fm_jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then
    fm_javac=$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)
    dirname "$(dirname "$fm_javac")"
  fi
  ls -d /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home 2>/dev/null || true
}

fm_find_jdk() {
  fm_found=$(fm_jdk_candidates | while IFS= read -r fm_home; do
    fm_release=$(fm_jdk_release "$fm_home")
    if [ "${fm_release:-0}" -ge "$FM_JDK_RELEASE" ]; then echo "$fm_home"; break; fi
  done)
  if [ -z "$fm_found" ]; then
    echo "$1: needs a JDK $FM_JDK_RELEASE or newer, and found none." >&2
    echo "  Looked at JAVA_HOME (${JAVA_HOME:-not set}), the PATH, /usr/lib/jvm, /opt, SDKMAN, asdf, mise and macOS." >&2
    echo "  Install one (Debian's and Temurin's packages both do) or set JAVA_HOME to it." >&2
    exit 2
  fi
  JAVA_HOME=$fm_found
  export JAVA_HOME
}
