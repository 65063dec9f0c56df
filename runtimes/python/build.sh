#!/usr/bin/env bash
# Builds CPython for WASI: from the sources in inputs.lock to python.wasm, ready to be booted and
# snapshotted.
#
#   build.sh INPUTS WORK OUT
#
# OUT receives python.wasm, lib/ (the standard library that the boot takes into memory) and boot/.
set -euo pipefail

recipe=$(cd "$(dirname "$0")" && pwd)
INPUTS=$(cd "$1" && pwd) WORK=$(cd "$2" && pwd) OUT=$(cd "$3" && pwd)
RECIPE=python
. "$recipe/../toolchain.sh"

jobs=$(nproc)
cpython=$WORK/cpython native=$WORK/native wasi=$WORK/wasi libraries=$WORK/libraries
build_machine=$(uname -m)-linux-gnu

# No -mbulk-memory: see src/memory.c.
features="-mnontrapping-fptoint -msimd128"
emulated="-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_PROCESS_CLOCKS"
optimise="-O3 -DNDEBUG $features"

unpack_sources() {
    toolchain_unpack_sysroot
    unpack python3.13_3.13.5.orig.tar.xz "$cpython"
    unpack zlib_1.3.dfsg+really1.3.1.orig.tar.gz "$WORK/zlib"
    unpack bzip2_1.0.8.orig.tar.gz "$WORK/bzip2"
    unpack xz-utils_5.8.1.orig.tar.xz "$WORK/xz"
    unpack libsqlite3-sys-0.35.0.crate "$WORK/libsqlite3-sys"
}

# Our patches call into src/*.c, so they come after the native build of the same sources.
apply_patches() {
    local file
    for file in "$recipe"/patches/*.patch; do
        patch -s -p1 -d "$cpython" < "$file"
    done
}

# Compiles C files into one static library: static_library NAME FLAGS FILE...
static_library() {
    local name=$1 flags=$2 file
    shift 2
    for file in "$@"; do
        # shellcheck disable=SC2086  # CC and flags are lists
        $CC $optimise $flags -c "$file" -o "${file%.c}.o"
    done
    $AR rcs "$libraries/lib/lib$name.a" "${@/%.c/.o}"
}

build_libraries() {
    mkdir -p "$libraries"/{lib,include}
    (cd "$WORK/zlib" && static_library z -DHAVE_UNISTD_H *.c && cp zlib.h zconf.h "$libraries/include")
    (cd "$WORK/bzip2" && static_library bz2 -D_FILE_OFFSET_BITS=64 \
        blocksort.c huffman.c crctable.c randtable.c compress.c decompress.c bzlib.c && cp bzlib.h "$libraries/include")
    # One thread and one process reach a database here: no mutexes, no write-ahead log, no mmap,
    # and locks between processes that are always granted (src/sqlite_locks.c).
    (cd "$WORK/libsqlite3-sys/sqlite3" && static_library sqlite3 "$emulated -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_WAL
        -DSQLITE_DEFAULT_UNIX_VFS=\"unix\" -Dfcntl=petri_sqlite_fcntl
        -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_MATH_FUNCTIONS
        -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_TEMP_STORE=3 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_MAX_MMAP_SIZE=0" \
        sqlite3.c && cp sqlite3.h sqlite3ext.h "$libraries/include")
    (cd "$WORK/xz" && CFLAGS="$optimise $emulated" ./configure -q --build="$build_machine" --host=wasm32-wasi \
        --prefix="$libraries" --disable-shared --enable-threads=no --disable-xz --disable-xzdec --disable-lzmadec \
        --disable-lzmainfo --disable-scripts --disable-doc --disable-nls > configure.log 2>&1 \
        && make -s -j"$jobs" -C src/liblzma install > make.log 2>&1)
}

# A cross build needs a Python of the same version to run CPython's own generators.
build_native() {
    mkdir -p "$native" && cd "$native"
    env -u AR -u RANLIB -u NM -u LDFLAGS CC=clang-19 CFLAGS="-O1 -w" ../cpython/configure -q \
        --disable-test-modules --without-ensurepip --without-doc-strings > configure.log 2>&1
    make -s -j"$jobs" python > make.log 2>&1
}

build_wasi() {
    mkdir -p "$wasi" && cd "$wasi"
    CONFIG_SITE=../cpython/Tools/wasm/config.site-wasm32-wasi \
        CFLAGS="-w" CPPFLAGS="-I$libraries/include -I$recipe/src" LDFLAGS="$LDFLAGS -L$libraries/lib" OPT="-fwrapv $optimise" \
        ../cpython/configure -q --build="$build_machine" --host=wasm32-unknown-wasip1 \
        --with-build-python="$native/python" --with-pymalloc --disable-test-modules --without-ensurepip \
        > configure.log 2>&1
    make -s -j"$jobs" libpython3.13.a Modules/_decimal/libmpdec/libmpdec.a pybuilddir.txt > make.log 2>&1
}

link() {
    local source flags objects=()
    for source in "$recipe"/src/*.c; do
        objects+=("$WORK/$(basename "$source" .c).o")
        flags=
        case $source in */memory.c) flags="-fno-builtin -mbulk-memory" ;; esac
        # shellcheck disable=SC2086
        $CC $optimise $flags $emulated -Wall -Wextra -Wno-unused-parameter -I"$cpython/Include" \
            -I"$cpython/Include/internal" -I"$wasi" -c "$source" -o "${objects[-1]}"
    done
    # The C stack comes first in memory: overflowing it traps instead of writing over data.
    # shellcheck disable=SC2086
    $CC $LDFLAGS -mexec-model=reactor -Wl,-z,stack-size=8388608 -Wl,--stack-first -Wl,--strip-all -Wl,--export=petri_signal_flag \
        "${objects[@]}" "$wasi/libpython3.13.a" \
        "$wasi"/Modules/{_decimal/libmpdec/libmpdec,_hacl/libHacl_Hash_SHA2,expat/libexpat}.a \
        -L"$libraries/lib" -lsqlite3 -lz -lbz2 -llzma -lm -ldl \
        -lwasi-emulated-signal -lwasi-emulated-getpid -lwasi-emulated-process-clocks \
        -o "$WORK/linked.wasm"
}

# Binaryen's optimiser makes calls and strings 5 to 10 % faster and the module 15 % smaller.
optimise_module() {
    mkdir -p "$WORK/binaryen"
    tar -xf "$INPUTS"/binaryen-*.tgz --strip-components=1 -C "$WORK/binaryen"
    node "$WORK/binaryen/bin/wasm-opt" -O3 --strip-debug --enable-bulk-memory --enable-nontrapping-float-to-int \
        --enable-sign-ext --enable-mutable-globals --enable-simd "$WORK/linked.wasm" -o "$OUT/python.wasm"
}

# What the boot reads: Lib/, the time zones, and sysconfig's record of this build.
collect_library() {
    cp -r "$cpython/Lib" "$OUT/lib"
    rm -rf "$OUT/lib"/{test,idlelib,tkinter,turtledemo,ensurepip}
    find "$OUT/lib" -name __pycache__ -prune -exec rm -r {} +
    unzip -q "$INPUTS"/tzdata-*.whl 'tzdata/*' -d "$OUT/lib"
    sed "s|$WORK|/build|g" "$wasi"/build/lib.*/_sysconfigdata_*.py > "$OUT/lib/_sysconfigdata__wasi_wasm32-wasi.py"
    cp -r "$recipe/src/boot" "$OUT/boot"
}

step "unpacking"
unpack_sources
step "building zlib, bzip2, xz and SQLite"
build_libraries
step "building a native Python for CPython's generators (about 2 minutes)"
(build_native)
apply_patches
step "building CPython for WASI (about 4 minutes)"
(build_wasi)
step "linking"
link
step "optimising the module (about 2 minutes)"
optimise_module
collect_library
