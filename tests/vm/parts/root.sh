# The files that a machine starts from. Sourced by tests/vm/run.

root_of() { # ARCH : prints the folder
  if [ "$1" = "$host_arch" ]; then echo /; return; fi
  echo "not yet" >&2; return 1
}
