#!/usr/bin/env bash
# Checks the dependencies: their licences, where they come from, and known vulnerabilities, as far as the
# databases of these can be reached from here.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.20.2
tools=${XDG_CACHE_HOME:-$HOME/.cache}/petri/cargo-deny-$version
if [ ! -x "$tools/bin/cargo-deny" ]; then
    echo "audit: installing cargo-deny $version (some minutes)" >&2
    cargo install --quiet --locked --root "$tools" "cargo-deny@$version"
fi
deny=("$tools/bin/cargo-deny" --locked check --hide-inclusion-graph)

failed=0
"${deny[@]}" licenses bans sources || failed=1

# The database of advisories is a Git repository; not every network reaches it.
if log=$("$tools/bin/cargo-deny" --locked fetch db 2>&1); then
    "${deny[@]}" --disable-fetch advisories || failed=1
else
    echo "audit: SKIPPED Rust advisories: their database can't be fetched: $(tail -n 1 <<< "$log")" >&2
fi

# npm answers 0 or 1 with a report, and other errors without one.
report=$(cd web && npm audit --omit=dev --json 2> /dev/null) || true
if high=$(python3 -c 'import json, sys; print(json.load(sys.stdin)["metadata"]["vulnerabilities"]["total"])' \
    <<< "$report" 2> /dev/null); then
    echo "audit: npm knows of $high vulnerabilities in what the playground ships"
    [ "$high" = 0 ] || { (cd web && npm audit --omit=dev) || true; failed=1; }
else
    echo "audit: SKIPPED npm's advisories: the registry does not answer audits" >&2
fi
exit $failed
