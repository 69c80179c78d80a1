# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
# Shared by `try` and `test`: installs what is missing on Debian, configures and builds. Sourced, never run.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
log=${TMPDIR:-/tmp}/mdti-build-$(id -u).log

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# quietly WHAT COMMAND… : one line, and the whole output only when it fails
quietly() {
  local what=$1; shift
  say "$what …"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    die "$what failed. The output is above and in $log."
  fi
}

# need_packages GROUP… : installs the Debian packages of these groups that are missing
need_packages() {
  command -v dpkg-query >/dev/null || { say "This is not Debian: the packages of packaging/packages.debian are taken to be there."; return; }
  local missing=() group package
  while read -r group package; do
    case " $* " in *" $group "*) ;; *) continue ;; esac
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done < <(grep -v '^#' packaging/packages.debian)
  [ ${#missing[@]} -eq 0 ] && return
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Missing packages: ${missing[*]}. Install them as root, then start this again."
    as=(sudo)
  fi
  quietly "Reading the package lists" "${as[@]}" apt-get update -q
  quietly "Installing ${missing[*]}" "${as[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# build_preset PRESET [TARGET…]
build_preset() {
  local preset=$1; shift
  local targets=()
  [ $# -eq 0 ] || targets=(--target "$@")
  [ -f "build/$preset/build.ninja" ] || quietly "Configuring ($preset)" cmake --preset "$preset"
  if ! cmake --build "build/$preset" "${targets[@]}" -- -n 2>/dev/null | grep -q 'no work to do'; then
    quietly "Building ($preset)" cmake --build "build/$preset" "${targets[@]}"
  fi
}
