# Debian's kernel and its modules, without installing them. Sourced by tests/vm/run.

# apt with lists of its own: for another architecture, for an ordinary user, and where the system's lists were deleted.
private_apt() { # PROGRAM STATE ARCH ARGUMENT...
  local program=$1 state=$2 arch=$3
  shift 3
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  "$program" -q -o APT::Architecture="$arch" -o APT::Architectures="$arch" -o APT::Sandbox::User= -o Acquire::Retries=3 \
    -o Acquire::Languages=none -o Dir::State::Lists="$state/lists" -o Dir::State::status=/dev/null -o Dir::Cache="$state/cache" "$@"
}

# A compressed kernel unpacks itself slowly in emulation. Its header tells where in it the real one lies.
unpack_kernel() { # VMLINUZ VMLINUX
  local start length
  number() { od -A n -t "u$2" -j "$1" -N "$2" "$vmlinuz" | tr -d ' '; }
  local vmlinuz=$1
  start=$((($(number $((0x1f1)) 1) + 1) * 512 + $(number $((0x248)) 4)))
  length=$(number $((0x24c)) 4)
  tail -c +$((start + 1)) "$vmlinuz" | head -c "$length" | xz --single-stream -dc >"$2" 2>/dev/null && [ -s "$2" ]
}

# Everything is made beside its place and moved there whole, so that a broken download leaves nothing.
fetch_kernel() { # ARCH
  local arch=$1 package version new modules
  rm -rf "$cache"/new-* # of one that was killed
  new=$(mktemp -d "$cache/new-XXXXXX") || return 1
  trap 'rm -rf "$new"' RETURN
  echo "tests/vm/run: downloading Debian's kernel for $arch to build/vm, once" >&2
  private_apt apt-get "$new/apt" "$arch" update >"$new/log" 2>&1 # other sources than Debian's may fail
  package=$(private_apt apt-cache "$new/apt" "$arch" depends "linux-image-$arch" | awk '/Depends:/ { print $2; exit }')
  if [ -z "$package" ]; then
    cat "$new/log" >&2
    echo "tests/vm/run: apt offers no linux-image-$arch; it needs Debian's 'main' in /etc/apt and the network" >&2
    return 1
  fi
  if ! (cd "$new" && private_apt apt-get "$new/apt" "$arch" download "$package") >"$new/log" 2>&1 || ! mkdir "$new/files" ||
    ! dpkg -x "$new"/*.deb "$new/files" 2>>"$new/log"; then
    cat "$new/log" >&2
    echo "tests/vm/run: the kernel $package could not be downloaded and unpacked into build/vm" >&2
    return 1
  fi
  rm "$new"/*.deb "$new/log"
  modules=$new/files/lib/modules
  [ -d "$modules" ] || modules=$new/files/usr/lib/modules # Debian 13
  version=$(ls "$modules")
  mkdir -p "$new/kernel/lib"
  mv "$modules" "$new/kernel/lib/modules"
  depmod -b "$new/kernel" "$version" || return 1
  if [ "$arch" != amd64 ] || ! unpack_kernel "$new/files/boot/vmlinuz-$version" "$new/kernel/vmlinux"; then
    cp "$new/files/boot/vmlinuz-$version" "$new/kernel/vmlinux"
  fi
  mv -T "$new/kernel" "$cache/kernel-$arch"
}

kernel_of() { # ARCH : prints the folder with vmlinux and lib/modules
  mkdir -p "$cache" || return 1
  ( # of two that start together, one downloads
    flock 8
    [ -d "$cache/kernel-$1" ] || fetch_kernel "$1"
  ) 8>>"$cache/lock" || return 1
  echo "$cache/kernel-$1"
}
