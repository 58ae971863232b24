#!/usr/bin/env bash
# Builds the VSIX from a clean checkout and tests it in a real VS Code: one command, nothing needed but Python.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null; then
    scripts/install-test-editor.sh node
    export PATH="${DESIGNDOC_EDITORS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/designdoc-editors}/vscode/bin:$PATH"
fi
if [ "${DESIGNDOC_EDITORS:-}" = required ]; then
    scripts/install-test-editor.sh
fi

[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent
npm run --silent lint
npm run --silent typecheck
npm run --silent test:unit
npm run --silent package
npm run --silent test:editor
