# The files that a machine starts from. Sourced by tests/vm/run.

# To run in it, with the headers to build for it from outside, for which the cross-compiler of the same release looks;
# libssl3 is for .NET.
root_packages=(bash coreutils grep sed busybox-static kmod v4l-utils libc6-dev "libstdc++-$(gcc -dumpversion)-dev"
  libfftw3-dev libtiff-dev libspng-dev libturbojpeg0-dev libgtest-dev libssl3)

# No package is set up, only unpacked: that is all that these need.
fetch_root() { # ARCH
  local arch=$1 new folder package
  rm -rf "$cache"/new-*
  new=$(mktemp -d "$cache/new-XXXXXX") || return 1
  trap 'rm -rf "$new"' RETURN
  echo "tests/vm/run: downloading a small Debian for $arch to build/vm, once" >&2
  private_apt apt-get "$new/apt" "$arch" update >"$new/log" 2>&1 # other sources than Debian's may fail
  if ! private_apt apt-get "$new/apt" "$arch" -o Debug::NoLocking=true -y --no-install-recommends --download-only \
    install "${root_packages[@]}" >>"$new/log" 2>&1; then
    cat "$new/log" >&2
    echo "tests/vm/run: the packages of a small Debian for $arch could not be downloaded" >&2
    return 1
  fi
  for folder in bin sbin lib; do
    mkdir -p "$new/root/usr/$folder"
    ln -s "usr/$folder" "$new/root/$folder"
  done
  mkdir -p "$new"/root/{dev,proc,sys,run,root,etc} "$new/root/tmp"
  for package in "$new"/apt/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$new/root" || return 1
  done
  ln -s bash "$new/root/usr/bin/sh" # where Debian has a link that dash makes when it is set up
  echo "${root_packages[*]}" >"$new/root/etc/lensless-packages"
  rm -rf "$cache/root-$arch"
  mv -T "$new/root" "$cache/root-$arch"
}

root_of() { # ARCH : prints the folder
  if [ "$1" = "$host_arch" ]; then echo /; return; fi
  mkdir -p "$cache" || return 1
  (
    flock 8
    [ "$(cat "$cache/root-$1/etc/lensless-packages" 2>/dev/null)" = "${root_packages[*]}" ] || fetch_root "$1"
  ) 8>>"$cache/lock" || return 1
  echo "$cache/root-$1"
}
