#!/usr/bin/env bash
# The tour of the README: a program in each language.
set -euo pipefail
petri=${PETRI:-target/release/petri}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/hello.py" <<'EOF'
import sys
print(f"Hello from Python {sys.version.split()[0]}, {sum(range(101))}")
EOF
cat > "$work/hello.js" <<'EOF'
console.log('Hello from JavaScript,', { answers: new Map([['life', 42n]]) });
EOF

cat > "$work/Hello.java" <<'EOF'
void main() {
    IO.println("Hello from Java " + Runtime.version().feature() + ", compiled a moment ago");
}
EOF

for program in hello.py hello.js Hello.java; do
    echo "\$ petri run $program"
    "$petri" run "$work/$program"
done
echo "\$ petri run --timeout 1 endless.py"
echo 'while True: pass' > "$work/endless.py"
"$petri" run --timeout 1 "$work/endless.py" || echo "(exit status $?)"
