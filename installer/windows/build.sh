#!/bin/sh
# Makes dist/PostureGuard-VERSION-setup.exe of build/bundle/postureguard, built on Windows.
# Runs in Git's shell on Windows and on Linux; needs makensis.
set -eu
cd "$(dirname "$0")/../.."
. installer/release.sh
absolute() { if command -v cygpath >/dev/null; then cygpath -wa "$1"; else realpath "$1"; fi; }
[ -e build/bundle/postureguard/postureguard.exe ] || { echo 'Run installer/bundle.sh on Windows first.' >&2; exit 1; }
mkdir -p dist
out=dist/PostureGuard-$version-setup.exe
makensis -V2 -WX "-DVERSION=$version" "-DBUNDLE=$(absolute build/bundle/postureguard)" \
    "-DICON=$(absolute build/art/postureguard.ico)" "-DOUT=../../$out" \
    installer/windows/postureguard.nsi
echo "$out  $(du -m "$out" | cut -f1) MiB"
