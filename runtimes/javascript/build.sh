#!/usr/bin/env bash
# Builds the JavaScript runtime: QuickJS-ng with our engine changes, our host functions and what
# they lean on (ada, LibTomCrypt, zlib), and the library that it boots from: Node's own lib/ over
# the bindings in node/.
#
#   build.sh INPUTS WORK OUT       (the contract: ../README.md)
#
# OUT receives javascript.wasm and library/, which only the boot before the snapshot reads.
set -euo pipefail

HERE=$(cd "$(dirname "$0")" && pwd)
INPUTS=$(realpath "$1") WORK=$(realpath "$2") OUT=$(realpath "$3")
RECIPE=javascript
. "$HERE/../toolchain.sh"

# The C stack. JavaScript recursion ends in a RangeError before either this or the host's stack
# for WebAssembly (8 MiB) is used up.
STACK_SIZE=$((2 << 20))

toolchain_unpack_sysroot
for package in libc++-19-dev-wasm32 libc++abi-19-dev-wasm32; do
    dpkg-deb -x "$INPUTS/${package}_"*.deb "$WORK/c++"
done
LIBCXX=$WORK/c++/usr/lib/llvm-19

unpack rquickjs-sys-0.14.0.crate "$WORK/quickjs-crate"
unpack nodejs_20.19.2+dfsg.orig.tar.xz "$WORK/node"
unpack nodejs_20.19.2+dfsg.orig-ada.tar.xz "$WORK/ada"
unpack libtomcrypt_1.18.2+dfsg.orig.tar.xz "$WORK/libtomcrypt"
unpack zlib_1.3.dfsg+really1.3.1.orig.tar.gz "$WORK/zlib"
unpack binaryen-132.0.0.tgz "$WORK/binaryen"
mv "$WORK/quickjs-crate/quickjs" "$WORK/quickjs"
for patch in "$HERE"/engine/*.patch; do
    patch --quiet --directory="$WORK/quickjs" --strip=1 < "$patch"
done

FLAGS="-O3 -DNDEBUG -D_GNU_SOURCE -DSTACK_SIZE=$STACK_SIZE -w -fno-strict-aliasing
    -mbulk-memory -msign-ext -mnontrapping-fptoint -mmutable-globals
    -I$WORK/quickjs -I$WORK/zlib -I$WORK/libtomcrypt/src/headers -DLTC_NO_TEST -DARGTYPE=4"
CXX="${CC/clang-19/clang++-19} -std=c++20 -fno-exceptions -fno-rtti
    -isystem $LIBCXX/include/wasm32-wasi/c++/v1 -I$WORK/ada/include -I$WORK/ada/src"

objects=()
compile() { # compile COMPILER SOURCE NAME [FLAG…]
    local compiler=$1 source=$2 name=$3; shift 3
    objects+=("$WORK/$name.o")
    # shellcheck disable=SC2086
    $compiler $FLAGS "$@" -c "$source" -o "$WORK/$name.o"
}

step "compiling the engine"
# With -O3 so much is inlined into the interpreter's loop that it runs 5 % slower.
compile "$CC" "$HERE/engine/extensions.c" engine -O2
for name in libregexp libunicode dtoa; do
    compile "$CC" "$WORK/quickjs/$name.c" "$name"
done

step "compiling the host functions"
for source in "$HERE"/host/*.c; do
    compile "$CC" "$source" "host-$(basename "$source" .c)"
done
compile "$CXX" "$HERE/host/url.cc" host-url
compile "$CXX" "$WORK/ada/src/ada.cpp" ada
for name in adler32 crc32 deflate inflate inffast inftrees trees zutil; do
    compile "$CC" "$WORK/zlib/$name.c" "zlib-$name" -DHAVE_UNISTD_H
done
for path in \
    ciphers/aes/aes hashes/{blake2b,blake2s,md4,md5,rmd160,sha1,sha3,sha3_test} \
    hashes/sha2/{sha224,sha256,sha384,sha512,sha512_224,sha512_256} hashes/whirl/whirl \
    hashes/helper/hash_memory mac/hmac/hmac_{init,process,done,memory} misc/pkcs5/pkcs_5_2 misc/hkdf/hkdf \
    misc/crypt/crypt_{find_hash,hash_descriptor,hash_is_valid,register_hash,argchk} misc/zeromem \
    misc/compare_testvector
do
    compile "$CC" "$WORK/libtomcrypt/src/$path.c" "tomcrypt-$(basename "$path")" -DLTC_SOURCE
done

step "linking"
$CC "${objects[@]}" -o "$WORK/linked.wasm" \
    -L"$LIBCXX/lib/wasm32-wasi" -lc++ -lc++abi \
    -Wl,-z,stack-size=$STACK_SIZE,--stack-first,--strip-debug,--export=__stack_pointer,--export=petri_signal_flag
step "optimising"
node "$WORK/binaryen/bin/wasm-opt" -O3 --strip-producers --strip-target-features \
    --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals \
    "$WORK/linked.wasm" -o "$OUT/javascript.wasm"

step "collecting the library"
mkdir -p "$OUT/library"
cp -r "$WORK/node/lib" "$OUT/library/lib"
cp -r "$HERE/node" "$OUT/library/runtime"
deps=$OUT/library/lib/internal/deps
mkdir -p "$deps"/{acorn/acorn/dist,acorn/acorn-walk/dist,cjs-module-lexer}
unpack acorn-8.15.0.tgz "$WORK/acorn" && cp "$WORK/acorn/dist/acorn.js" "$deps/acorn/acorn/dist/"
unpack acorn-walk-8.3.4.tgz "$WORK/acorn-walk" && cp "$WORK/acorn-walk/dist/walk.js" "$deps/acorn/acorn-walk/dist/"
unpack cjs-module-lexer-1.4.3.tgz "$WORK/lexer" && cp "$WORK/lexer/lexer.js" "$deps/cjs-module-lexer/"
(cd "$OUT/library/lib" && find . -name '*.js' | sed 's|^\./||; s|\.js$||' | sort) > "$OUT/library/index"
node "$HERE/data/generate.mjs" "$WORK/node" > "$OUT/library/data.json"
