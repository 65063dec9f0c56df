#!/usr/bin/env bash
# Installs the servers that tests run against: Redis from Debian's packages, and FerretDB (a server
# that speaks MongoDB's protocol) as a Go module, pinned by tests/servers/ferretdb/go.sum.
# Safe to run again. Where FerretDB can't be built, the tests that need it say that they skip.
set -euo pipefail
cd "$(dirname "$0")/.."

cache=${XDG_CACHE_HOME:-$HOME/.cache}/petri
servers=$cache/test-servers
go_min=1.22

say() { printf 'test-servers: %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo > /dev/null; then sudo "$@"
    else say "root rights are needed for: $*"; return 1
    fi
}

install() {
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$@" > /dev/null
}

# Debian starts Redis as a service; the tests start their own on free ports.
install_redis() {
    command -v redis-server > /dev/null && return
    say "installing redis-server"
    install redis-server
}

# Whether this is a Go that is new enough.
is_go() {
    local version; version=$("$1" env GOVERSION 2> /dev/null) || return 1
    [ "$(printf '%s\n' "$go_min" "${version#go}" | sort -V | head -n 1)" = "$go_min" ]
}

# Prints a Go that is new enough: the machine's own, its distribution's, or that of the Debian
# release which the runtimes' inputs come from, unpacked beside what is built with it.
find_go() {
    local go
    for go in go /usr/local/go/bin/go /usr/lib/go/bin/go; do
        is_go "$go" && { command -v "$go"; return; }
    done
    local candidate
    candidate=$(apt-cache policy golang-go 2> /dev/null | sed -n 's/^ *Candidate: *[0-9]*:\{0,1\}//p')
    if [ "$(printf '%s\n' "$go_min" "$candidate" | sort -V | head -n 1)" = "$go_min" ]; then
        say "installing golang-go"
        install golang-go
        is_go go && { command -v go; return; }
    fi
    go=$servers/go/usr/lib/go-1.24/bin/go
    if ! is_go "$go"; then
        say "unpacking Debian's Go 1.24"
        local work; work=$(mktemp -d)
        runtimes/fetch.sh tests/servers/go.lock "$work" || { rm -rf "$work"; return 1; }
        mkdir -p "$servers/go"
        local package
        for package in "$work"/*.deb; do
            dpkg-deb -x "$package" "$servers/go"
        done
        rm -rf "$work"
    fi
    is_go "$go" && echo "$go"
}

build_ferretdb() {
    local recipe=tests/servers/ferretdb built=$servers/ferretdb key
    key=$(cat "$recipe"/* | sha256sum | cut -d' ' -f1)
    [ -x "$built" ] && [ "$(cat "$built.key" 2> /dev/null)" = "$key" ] && return
    local go
    go=$(find_go) || { say "FerretDB is left out: it needs Go $go_min, which could not be installed"; return; }
    say "building FerretDB (a few minutes, once)"
    mkdir -p "$servers"
    # What is the host's own Go's business (workspaces, flags) must not change what is built.
    (cd "$recipe" && env GOWORK=off GOFLAGS="-mod=readonly -trimpath -buildvcs=false" \
        "$go" build -o "$built.new" .) \
        || { say "FerretDB is left out: it could not be built"; return; }
    mv "$built.new" "$built"
    echo "$key" > "$built.key"
}

install_redis
build_ferretdb
