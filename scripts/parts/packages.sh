# The Debian packages that LenslessScope needs, by what needs them, and how they are installed. Debian 12 and 13 both
# have these names: where a package carries a version in its name, Debian's package without one stands here. Sourced by
# scripts/setup and scripts/parts/setup-tests.

build_packages=(g++ make autoconf automake libtool pkg-config swig libfftw3-dev libtiff-dev libspng-dev
  libturbojpeg0-dev)
run_packages=(libfftw3-single3 libtiff6 libspng0 libturbojpeg0 libcairo2 fonts-dejavu-core)
demo_packages=(jq)
bench_packages=(libbenchmark-dev libopencv-core-dev python3-scipy)

test_packages=(libgtest-dev libboost-filesystem-dev libboost-program-options-dev python3-minimal python3-numpy
  python3-tifffile python3-pil libij-java default-jdk-headless)
# The virtual machines of tests/vm.
test_packages+=(busybox-static v4l-utils kmod cpio xz-utils)
case "$(dpkg --print-architecture)" in
  amd64) test_packages+=(qemu-system-x86 seabios) ;;
  arm64) test_packages+=(qemu-system-arm) ;;
esac
fuzz_packages=(clang libclang-rt-dev)
arm64_packages=(qemu-system-arm qemu-user-static g++-aarch64-linux-gnu)

install_packages() { # SCRIPT PURPOSE PACKAGE... : installs those that are missing; says so, with the purpose
  local script=$1 purpose=$2 package status log missing=() as_root=()
  for package in "${@:3}"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "$script: these packages are missing: ${missing[*]}" >&2
      echo "Installing them needs root. Run $script as root, or install sudo." >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing $purpose: ${missing[*]}"
  local apt_get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -qq)
  "${apt_get[@]}" update || return 1
  log=$(mktemp)
  if ! "${apt_get[@]}" install -y --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    echo "$script: apt-get could not install these packages. Fix what it reports, then run $script again." >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
