#!/usr/bin/env bash
# Builds java.wasm, the virtual machine, and home/, the Java home that it boots from: OpenJDK's
# class library and compiler in one image with our launcher, time zones and configuration.
#
#   build.sh INPUTS WORK OUT
set -euo pipefail

inputs=$(realpath "$1") work=$(realpath "$2") out=$(realpath "$3")
here=$(dirname "$(realpath "$0")")

# What programs can use. Left out is what needs a network, a screen, other processes or a
# machine to manage.
modules=java.base,java.compiler,java.logging,java.xml,jdk.charsets,jdk.compiler,jdk.localedata,jdk.unsupported,jdk.zipfs
# All locales together would take 20 MB more.
locales=en,ar,cs,da,de,el,es,fi,fr,he,hi,hu,id,it,ja,ko,nb,nl,pl,pt,ro,ru,sv,th,tr,uk,vi,zh

echo "java: unpacking OpenJDK"
for package in "$inputs"/*.deb; do
    dpkg-deb -x "$package" "$work/debian"
done
jdk=$work/debian/usr/lib/jvm/java-25-openjdk-amd64
etc=$work/debian/etc/java-25-openjdk
# The package keeps its configuration in /etc.
find "$jdk" -type l -lname '/etc/java-25-openjdk/*' | while read -r link; do
    ln -sf "$etc/$(readlink "$link" | cut -d/ -f4-)" "$link"
done

# Runs a class of the unpacked JDK's tools, on the C library it was built for.
libraries=$work/debian/usr/lib/x86_64-linux-gnu
java() {
    "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries:$jdk/lib:$jdk/lib/server" \
        "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@"
}

echo "java: extracting modules"
java -m jdk.jlink/jdk.tools.jimage.Main extract --dir "$work/modules" \
    --include "$(sed 's|[^,]*|regex:/&/.*|g' <<< "$modules,jdk.internal.opt")" "$jdk/lib/modules"
# java.base records hashes of the modules as they were packed, which unpacked ones don't match.
java "$here/launcher/build/DropModuleHashes.java" "$work/modules/java.base/module-info.class"

echo "java: compiling the launcher"
exports=()
for package in java.base/jdk.internal.loader java.base/jdk.internal.misc java.base/jdk.internal.module \
    java.base/sun.launcher java.base/sun.net.www \
    jdk.compiler/com.sun.tools.javac.api jdk.compiler/com.sun.tools.javac.code \
    jdk.compiler/com.sun.tools.javac.main jdk.compiler/com.sun.tools.javac.util; do
    exports+=(--add-exports "$package=petri.launcher")
done
java -m jdk.compiler/com.sun.tools.javac.Main -d "$work/modules/petri.launcher" -g -Xlint:all -Werror \
    "${exports[@]}" "$here"/launcher/module-info.java "$here"/launcher/petri/launcher/*.java

echo "java: linking the image"
# The forms of method handles that generate-jli-classes would write are there from OpenJDK's own build.
java -m jdk.jlink/jdk.tools.jlink.internal.Main --module-path "$work/modules" --disable-plugin generate-jli-classes \
    --include-locales "$locales" --add-modules "$modules,petri.launcher" --output "$work/image"

mkdir -p "$out"/home/{lib,conf/security}
cp "$work/image/lib/modules" "$jdk/lib/tzdb.dat" "$out/home/lib/"
cp "$work/image/release" "$out/home/"
cp "$etc"/{logging,net,jaxp}.properties "$out/home/conf/"
cp -rL "$etc/security/java.security" "$etc/security/policy" "$out/home/conf/security/"
cp -r "$here/warmup" "$out/warmup"

echo "java: building the virtual machine"
# No path of this machine in panic messages, and no debug information.
export RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$here=/java --remap-path-prefix=$work=/build"
CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR=$work/target cargo build --quiet --release --locked --target wasm32-wasip1 --manifest-path "$here/Cargo.toml"
cp "$work/target/wasm32-wasip1/release/java.wasm" "$out/java.wasm"
