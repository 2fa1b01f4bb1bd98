#!/bin/sh
# Packs build/bundle/postureguard into dist/PostureGuard-VERSION-ARCH.AppImage.
# RUNTIME is the file of the AppImage project's type 2 runtime that starts it; without it only the
# folder build/PostureGuard.AppDir and its file system are made.
set -eu
cd "$(dirname "$0")/../.."
. installer/release.sh
name=org.postureguard.PostureGuard
root=build/PostureGuard.AppDir
[ -x build/bundle/postureguard/postureguard ] || { echo 'Run installer/bundle.sh first.' >&2; exit 1; }

rm -rf "$root" build/postureguard.squashfs
mkdir -p "$root/usr/lib" "$root/usr/share/applications" "$root/usr/share/metainfo" dist
cp -a build/bundle/postureguard "$root/usr/lib/postureguard"
cp "installer/$name.desktop" "$root/usr/share/applications/"
cp "installer/$name.metainfo.xml" "$root/usr/share/metainfo/$name.appdata.xml"
cp "installer/$name.desktop" "$root/"
cp resources/icons/postureguard.svg "$root/$name.svg"
ln -s "$name.svg" "$root/.DirIcon"
ln -s usr/lib/postureguard/postureguard "$root/AppRun"

mksquashfs "$root" build/postureguard.squashfs -quiet -no-progress -all-root -comp zstd \
    -Xcompression-level 19 -no-xattrs
if [ -z "${RUNTIME:-}" ]; then
    echo "build/postureguard.squashfs  $(du -m build/postureguard.squashfs | cut -f1) MiB; no RUNTIME, no AppImage"
    exit
fi
image=dist/PostureGuard-$version-$(uname -m).AppImage
cat "$RUNTIME" build/postureguard.squashfs >"$image"
chmod 755 "$image"
echo "$image  $(du -m "$image" | cut -f1) MiB"
