#!/usr/bin/env bash
# Installs what a fresh Debian 12/13 or Ubuntu machine lacks to build, run and test Petri.
# Safe to run again: it says what is missing, installs that, and nothing else.
set -euo pipefail

rust_min=1.95.0
packages=(
    # compilers, for the host and for wasm
    build-essential clang-19 lld-19 llvm-19 libclang-rt-19-dev-wasm32
    # the recipes' tools
    nodejs npm python3 python3-pip python3-venv
    patch perl xz-utils zstd unzip file pkg-config
    # fetching
    ca-certificates curl git debian-archive-keyring
)

say() { printf 'setup: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo > /dev/null; then sudo "$@"
    else say "root rights are needed for: $*"; exit 1
    fi
}

install_packages() {
    command -v apt-get > /dev/null || { say "this needs Debian or Ubuntu (apt-get)"; exit 1; }
    if grep -qx 'ID=debian' /etc/os-release; then
        # For the playground's tests. Ubuntu has it as a snap only: there, CHROMIUM names a browser.
        packages+=(chromium)
    else
        # The Debian mirror that a machine of another distribution fetches from comes with debootstrap.
        packages+=(debootstrap)
    fi
    local missing=() package
    for package in "${packages[@]}"; do
        case $package in
            # Newer than what a distribution packages is as good.
            nodejs) command -v node > /dev/null && continue ;;
            npm) command -v npm > /dev/null && continue ;;
        esac
        dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing: ${missing[*]}"
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}" > /dev/null
}

# Whether a rustc is on the PATH that is new enough.
has_rust() {
    command -v rustc > /dev/null && command -v cargo > /dev/null || return 1
    local version; version=$(rustc --version | cut -d' ' -f2)
    [ "$(printf '%s\n' "$rust_min" "$version" | sort -V | head -n 1)" = "$rust_min" ]
}

install_rust() {
    [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
    if ! has_rust; then
        if ! command -v rustup > /dev/null; then
            say "installing rustup"
            # puccinialin, from PyPI, fetches rustup's installer for this machine and checks it.
            local work; work=$(mktemp -d)
            python3 -m venv "$work/venv"
            "$work/venv/bin/pip" install --quiet puccinialin==0.1.14
            "$work/venv/bin/python" -c 'import sys, puccinialin; puccinialin.setup_rust(sys.argv[1])' "$work/rust" 2> /dev/null
            "$work/rust/rustup-init/rustup-init" -y --quiet --profile minimal --default-toolchain none
            rm -rf "$work"
            . "$HOME/.cargo/env"
        fi
        say "installing Rust $rust_min"
        rustup toolchain install --profile minimal --component rustfmt,clippy "$rust_min"
        rustup default "$rust_min"
    fi
    if command -v rustup > /dev/null; then
        local target
        for target in wasm32-wasip1 wasm32-wasip2; do
            rustup target list --installed | grep -qx "$target" && continue
            say "adding Rust's $target target"
            rustup target add "$target"
        done
    fi
}

install_packages
install_rust
