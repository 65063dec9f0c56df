#!/usr/bin/env bash
# Fetches the pinned inputs of a runtime from package registries and verifies each.
#
#   runtimes/fetch.sh LOCKFILE DIRECTORY
#
# A lock file has one input a line: kind, name, version, file, sha256.
#
#   source  python3.13      3.13.5   python3.13_3.13.5.orig.tar.xz  <sha256>   Debian source tarball
#   deb     wasi-libc       0.0~git  wasi-libc_0.0~git_all.deb      <sha256>   Debian binary package
#   crate   libsqlite3-sys  0.35.0   libsqlite3-sys-0.35.0.crate    <sha256>
#   npm     acorn           8.15.0   acorn-8.15.0.tgz               <sha256>
#   pypi    tzdata          2025.2   tzdata-2025.2-py2.py3-none-any.whl  <sha256>
#
# Every file is kept in $XDG_CACHE_HOME/petri/downloads under its checksum, so it is
# downloaded once a machine; DIRECTORY receives a hard link (or a copy).
# Debian's packages come from the suite below whatever the host's own suite is.
set -euo pipefail

suite=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/petri
downloads=$cache/downloads

die() { echo "fetch: $*" >&2; exit 1; }

# The Debian mirror that this machine already uses; elsewhere debootstrap's own default.
debian_mirror() {
    [ -n "${PETRI_DEBIAN_MIRROR:-}" ] && { echo "$PETRI_DEBIAN_MIRROR"; return; }
    local found=
    if grep -qx 'ID=debian' /etc/os-release; then
        found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null \
            | grep -oE '^(deb|URIs:) .*' | grep -oE '[a-z]+://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)
    fi
    [ -n "$found" ] || found=$(grep -ohE '[a-z]+://[^ "]+/debian' /usr/share/debootstrap/scripts/{trixie,sid} 2>/dev/null | head -n 1 || true)
    [ -n "$found" ] || die "no Debian mirror is known on this machine: run 'make setup', or set PETRI_DEBIAN_MIRROR"
    echo "$found"
}

# apt-get with a configuration of its own, so that the host's suite and state stay untouched.
apt_private() {
    local root=$cache/apt/$suite
    if [ ! -f "$root/apt.conf" ]; then
        mkdir -p "$root"/{lists/partial,archives/partial}
        : > "$root/status"
        local mirror; mirror=$(debian_mirror)
        printf '%s [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
            deb "$mirror" "$suite" deb-src "$mirror" "$suite" > "$root/sources.list"
        cat > "$root/apt.conf.new" <<EOF
Dir::Etc::sourcelist "$root/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State "$root";
Dir::State::status "$root/status";
Dir::Cache "$root";
APT::Architecture "$(dpkg --print-architecture)";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
EOF
        APT_CONFIG=$root/apt.conf.new apt-get -qq update
        mv "$root/apt.conf.new" "$root/apt.conf"
    fi
    APT_CONFIG=$root/apt.conf apt-get -qq "$@"
}

# Downloads one input into the current directory.
download() {
    local kind=$1 name=$2 version=$3 file=$4
    case $kind in
        source) apt_private source --download-only --tar-only --only-source "$name" ;;
        deb)    apt_private download "$name=$version" ;;
        crate)
            mkdir -p crate/src && : > crate/src/lib.rs
            printf '[package]\nname = "inputs"\nversion = "0.0.0"\n[workspace]\n[dependencies]\n%s = { version = "=%s", default-features = false }\n' \
                "$name" "$version" > crate/Cargo.toml
            cargo fetch --quiet --manifest-path crate/Cargo.toml
            cp "${CARGO_HOME:-$HOME/.cargo}"/registry/cache/*/"$file" . ;;
        npm)    npm pack --silent "$name@$version" > /dev/null ;;
        pypi)
            case $file in
                *.whl) python3 -m pip download --quiet --no-deps --only-binary :all: "$name==$version" ;;
                *)     python3 -m pip download --quiet --no-deps --no-binary :all: "$name==$version" ;;
            esac ;;
        *) die "unknown kind '$kind': expected source, deb, crate, npm or pypi" ;;
    esac
}

[ $# -eq 2 ] || die "usage: fetch.sh LOCKFILE DIRECTORY"
lock=$1 into=$2
mkdir -p "$downloads" "$into"

# Two builds may fetch at the same time; one downloads, the other then finds its files.
exec 9> "$cache/fetch.lock"
flock 9

while read -r kind name version file sha256; do
    case $kind in ''|'#'*) continue ;; esac
    [ -n "$sha256" ] || die "$lock: '$kind $name' needs five fields: kind name version file sha256"
    kept=$downloads/$sha256-$file
    if [ ! -f "$kept" ]; then
        echo "fetch: $name $version" >&2
        work=$(mktemp -d "$cache/fetch.XXXXXX")
        (cd "$work" && download "$kind" "$name" "$version" "$file") \
            || { rm -rf "$work"; die "$name $version could not be downloaded"; }
        # Debian writes the epoch's colon as %3a in some file names.
        [ -f "$work/$file" ] || { got=$(ls "$work"); rm -rf "$work"; die "$lock: expected $file, the registry now serves: $got"; }
        actual=$(sha256sum < "$work/$file" | cut -d' ' -f1)
        [ "$actual" = "$sha256" ] || { rm -rf "$work"; die "$file: sha256 is $actual, $lock says $sha256"; }
        mv "$work/$file" "$kept"
        rm -rf "$work"
    fi
    ln -f "$kept" "$into/$file" 2>/dev/null || cp "$kept" "$into/$file"
done < "$lock"
