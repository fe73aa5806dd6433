# One machine: what it is given, its start, its end. Sourced by tests/vm/run.

boot_limit=300

# What the machine reads and where it writes, besides its files: COMMAND, its environment, its exit status.
fill_share() { # COMMAND...
  local entry
  export -p >"$share/environment"
  printf '%q ' "$@" >"$share/command"
  pwd >"$share/folder"
  echo "$repository" >"$share/repository"
  ls "$kernel/lib/modules" >"$share/kernel-version"
  printf '%s\n' "${modules[@]}" >"$share/modules"
  printf '%s\n' "${writable[@]}" >"$share/writable"
  make_initrd
  mkfifo "$share/stdout" "$share/stderr"
}

# Only what it takes to reach the files: busybox and the modules for 9p, in the order in which they load.
make_initrd() {
  local tree=$share/initrd number=10 module
  mkdir -p "$tree/bin" "$tree/modules"
  cp "$guest_root/bin/busybox" "$tree/bin/busybox"
  cp "$here"/guest/* "$tree/"
  for module in $(modprobe -d "$kernel" -S "$(cat "$share/kernel-version")" --show-depends -a \
    virtio_pci virtio_console 9pnet_virtio 9p overlay | awk '$1 == "insmod" && !seen[$2]++ { print $2 }'); do
    cp "$module" "$tree/modules/$number-$(basename "$module")"
    number=$((number + 1))
  done
  (cd "$tree" && find . | cpio -o -H newc --quiet) >"$share/initrd.cpio"
  rm -rf "$tree"
}

boot() {
  local program options=() append="quiet panic=-1 mitigations=off" cpus number=0 folder
  cpus=$(nproc)
  [ "$cpus" -le 4 ] || cpus=4
  case "$arch" in
    amd64)
      program=qemu-system-x86_64
      options=(-M q35 -cpu max)
      append="console=ttyS0 $append clocksource=acpi_pm tsc=unstable no5lvl" ;;
    arm64)
      program=qemu-system-aarch64
      options=(-M virt -cpu cortex-a57)
      append="console=ttyAMA0 $append" ;;
  esac
  [ "$guest_root" = / ] || options+=(-virtfs "local,path=$repository,mount_tag=repository,security_model=none,readonly=on,multidevs=remap")
  for folder in "${writable[@]}"; do
    number=$((number + 1))
    options+=(-virtfs "local,path=${folder//,/,,},mount_tag=writable$number,security_model=none,multidevs=remap")
  done
  rm -f "$share/started" "$share/status" "$share/failure"
  readers=()
  cat "$share/stdout" 9>&- &
  readers+=($!)
  cat "$share/stderr" >&2 9>&- &
  readers+=($!)
  # Should this script be killed, the machine goes too. It keeps the lock as long as it lives.
  setpriv --pdeathsig KILL "$program" "${options[@]}" -accel tcg,thread=multi -smp "$cpus" -m "$memory" -nodefaults \
    -no-user-config -display none -no-reboot -serial "file:$share/console" -kernel "$kernel/vmlinux" -initrd "$share/initrd.cpio" \
    -append "$append" -device virtio-serial-pci \
    -chardev "file,id=stdout,path=$share/stdout,append=on" -device virtserialport,chardev=stdout,name=stdout \
    -chardev "file,id=stderr,path=$share/stderr,append=on" -device virtserialport,chardev=stderr,name=stderr \
    -virtfs "local,path=$guest_root,mount_tag=root,security_model=none,readonly=on,multidevs=remap" \
    -virtfs "local,path=$kernel/lib/modules,mount_tag=modules,security_model=none,readonly=on,multidevs=remap" \
    -virtfs "local,path=$share,mount_tag=share,security_model=none,multidevs=remap" \
    </dev/null >"$share/qemu" 2>&1 &
  qemu=$!
}

running() { kill -0 "$qemu" 2>/dev/null; }

wait_for_start() { # fails when a second attempt may help
  local until=$((SECONDS + boot_limit))
  while running && [ ! -e "$share/started" ] && [ "$SECONDS" -lt "$until" ]; do sleep 0.1; done
  if [ -e "$share/started" ] || [ -e "$share/failure" ]; then return 0; fi
  if running; then
    echo "tests/vm/run: the machine did not start within $boot_limit s" >&2
  else
    echo "tests/vm/run: the machine ended before it started COMMAND" >&2
  fi
  stop_machine
  show_console
  return 1
}

stop_machine() {
  kill -KILL "$qemu" 2>/dev/null
  wait "$qemu" "${readers[@]}" 2>/dev/null
  qemu=
}

show_console() {
  echo "tests/vm/run: the machine's console, and what QEMU said:" >&2
  tail -n "${1:-60}" "$share/console" "$share/qemu" >&2
}

wait_for_end() { # exits with COMMAND's status
  local until=$((SECONDS + timeout)) status
  while running && [ "$SECONDS" -lt "$until" ]; do sleep 0.1; done
  if running; then
    stop_machine
    echo "tests/vm/run: COMMAND took longer than $timeout s and was ended with its machine; --timeout allows more" >&2
    exit 124
  fi
  stop_machine
  [ -z "$verbose" ] || show_console +1
  if [ ! -e "$share/status" ]; then
    echo "tests/vm/run: the machine ended before COMMAND did" >&2
    show_console
    exit 125
  fi
  status=$(cat "$share/status")
  if [ -e "$share/failure" ]; then echo "tests/vm/run: $(cat "$share/failure")" >&2; fi
  exit "$status"
}
