# The wasm32-wasi C toolchain that the recipes of the C runtimes share. Source it from a
# build.sh after INPUTS (fetched files) and WORK (scratch directory) are set:
#
#   . "$(dirname "$0")/../toolchain.sh"
#   toolchain_unpack_sysroot
#
# Compiler, linker and compiler-rt are the host's LLVM 19 (clang-19, lld-19, llvm-19,
# libclang-rt-19-dev-wasm32). The C library is Debian 13's wasi-libc, an input of the recipe:
# Debian 12's own is from 2022 and lacks much of what the interpreters need.
#
# Defined and exported here: CC, AR, RANLIB, NM, LDFLAGS (as configure scripts expect them); SYSROOT.

SYSROOT=$WORK/sysroot

# Paths of the build directory are mapped away: the same inputs give the same bytes anywhere.
CC="clang-19 --target=wasm32-wasi --sysroot=$SYSROOT -ffile-prefix-map=$WORK=/build"
AR=llvm-ar-19
RANLIB=llvm-ranlib-19
NM=llvm-nm-19
# When it links with optimisation on, clang runs whatever wasm-opt is on PATH. The recipes decide
# that themselves, so every link ends in -O0 (--no-wasm-opt leaves out the link itself in LLVM 19).
LDFLAGS=-O0
export CC AR RANLIB NM LDFLAGS

# pkg-config would offer the host's libraries to the guest.
export PKG_CONFIG_PATH= PKG_CONFIG_LIBDIR=$WORK/no-pkg-config

# Deterministic archives and timestamps for tools that would otherwise ask the clock.
export SOURCE_DATE_EPOCH=0 LC_ALL=C TZ=UTC ZERO_AR_DATE=1

# Progress line of a recipe: one per step that takes long enough to be wondered about.
step() { echo "${RECIPE:-build}: $*" >&2; }

# Unpacks wasi-libc (headers, libc.a, emulation libraries, crt objects) into SYSROOT.
toolchain_unpack_sysroot() {
    local package
    package=$(echo "$INPUTS"/wasi-libc_*_all.deb)
    [ -f "$package" ] || { echo "toolchain: inputs.lock has no 'deb wasi-libc'" >&2; return 1; }
    mkdir -p "$WORK/wasi-libc"
    dpkg-deb -x "$package" "$WORK/wasi-libc"
    mv "$WORK/wasi-libc/usr" "$SYSROOT"
    rm -r "$WORK/wasi-libc"
}

# Unpacks one archive of INPUTS into DIRECTORY, without its top folder.
#   unpack python3.13_3.13.5.orig.tar.xz "$WORK/cpython"
unpack() {
    mkdir -p "$2"
    tar -xf "$INPUTS/$1" --strip-components=1 --no-same-owner -C "$2"
}
