# What the scripts share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Release builds share one folder, so that try, install and check build but once.
release_scratch=$root/.build/static
release_binary=$release_scratch/release/moj
server_scratch=$root/.build/dynamic
server_binary=$server_scratch/release/moj-pg
jobs=${MOJ_JOBS:-$(nproc 2>/dev/null || sysctl -n hw.ncpu)}

say() { printf '%s\n' "$*" >&2; }

fail() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# Puts Swift 6 on the PATH: from there, or from where its installers leave it.
find_swift() {
  local folder
  if ! command -v swift >/dev/null; then
    for folder in "$HOME/.local/share/swiftly/bin" "$HOME/.swiftly/bin" /opt/swift/usr/bin \
      /usr/local/swift/usr/bin "$HOME/swift/usr/bin" /usr/share/swift/usr/bin /usr/libexec/swift/bin; do
      if [[ -x $folder/swift ]]; then
        PATH=$folder:$PATH
        break
      fi
    done
  fi
  if ! command -v swift >/dev/null; then
    fail 69 "moj needs a Swift 6.2 toolchain or newer, and there is none on this machine.
Get it from https://www.swift.org/install (on Debian 12: the swiftly installer, or the tarball
for Debian 12 unpacked to /opt/swift), then run this again."
  fi
  local version
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
  local major=${version% *} minor=${version#* }
  if ((${major:-0} < 6 || (${major:-0} == 6 && ${minor:-0} < 2))); then
    fail 69 "moj needs Swift 6.2 or newer; $(command -v swift) is ${version/ /.}.
Get it from https://www.swift.org/install, then run this again."
  fi
}

# The static release executable: starts in under a millisecond, runs on any Linux.
build_release() {
  local options=(-c release -j "$jobs" --product moj --scratch-path "$release_scratch"
    -Xswiftc -DMOJ_WITHOUT_SERVERS)
  if [[ $(uname) == Linux ]]; then
    # libedit stands on these; a static link does not find them by itself.
    options+=(--static-swift-stdlib -Xswiftc -static-executable
      -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd)
    # Smaller: functions of the same code are kept once, and the tables for unwinding are left out.
    # Swift's own lld is the linker that can do both.
    options+=(-Xswiftc -use-ld=lld -Xlinker --icf=all
      -Xlinker -T -Xlinker "$root/scripts/no-unwinding.ld")
  fi
  swift build --package-path "$root" "${options[@]}" "$@" >&2
}

# moj-pg, optimised: libpq and what it stands on are shared libraries, so this one is not static.
build_server_program() {
  swift build --package-path "$root" -c release -j "$jobs" --product moj-pg \
    --scratch-path "$server_scratch" --static-swift-stdlib >&2
}

# Finds the programs of a PostgreSQL server: those of Debian lie outside the PATH.
find_postgres() {
  local folder
  postgres_bin=
  for folder in "$(dirname "$(command -v initdb || echo /none/x)")" /usr/lib/postgresql/*/bin; do
    if [[ -x $folder/initdb && -x $folder/createdb ]]; then postgres_bin=$folder; fi
  done
  [[ -n $postgres_bin ]]
}

# Runs a program of the server; PostgreSQL refuses to run as root, for whom `postgres` does it.
as_server() {
  if [[ $(id -u) != 0 ]]; then "$@"; else (cd / && runuser -u postgres -- "$@"); fi
}
