# Whether machines can run here. Sourced by tests/vm/run.

why_not() { # prints all reasons, and fails when there is one
  local reasons=() packages=() program qemu_program
  case "$arch" in
    amd64) qemu_program=qemu-system-x86_64 ;;
    arm64) qemu_program=qemu-system-aarch64 ;;
    *) reasons+=("there is no machine of the architecture '$arch': amd64 and arm64 can be emulated") ;;
  esac
  for program in apt-get:apt dpkg:dpkg ${qemu_program:+"$qemu_program:${qemu_program/x86_64/x86}"} cpio:cpio depmod:kmod \
    flock:util-linux setpriv:util-linux xz:xz-utils; do
    command -v "${program%%:*}" >/dev/null || packages+=("${program#*:}")
  done
  if [ "$arch" = amd64 ] && [ -n "$qemu_program" ] && [ ! -e /usr/share/seabios/bios-256k.bin ]; then packages+=(seabios); fi
  [ "$arch" != "$host_arch" ] || [ -x /bin/busybox ] || packages+=(busybox-static)
  if [ ${#packages[@]} -gt 0 ]; then
    reasons+=("these packages are missing: ${packages[*]/qemu-system-aarch64/qemu-system-arm}. scripts/test installs them")
  fi
  if [ ${#reasons[@]} -eq 0 ]; then return 0; fi
  printf 'tests/vm/run: %s\n' "${reasons[@]}"
  return 1
}
