#!/bin/sh
# Packs build/bundle/postureguard into dist/postureguard_VERSION_ARCH.deb.
set -eu
cd "$(dirname "$0")/../.."
. installer/release.sh
name=org.postureguard.PostureGuard
arch=$(dpkg --print-architecture)
root=build/deb
share=$root/usr/share
doc=$share/doc/postureguard
[ -x build/bundle/postureguard/postureguard ] || { echo 'Run installer/bundle.sh first.' >&2; exit 1; }
umask 022

rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$share/applications" "$share/metainfo" \
    "$share/man/man1" "$doc" "$share/lintian/overrides" \
    "$share/icons/hicolor/scalable/apps" "$share/icons/hicolor/symbolic/apps"

cp -a build/bundle/postureguard "$root/usr/lib/postureguard"
find "$root/usr/lib" -type f -exec chmod 644 {} +
chmod 755 "$root/usr/lib/postureguard/postureguard"
ln -s ../lib/postureguard/postureguard "$root/usr/bin/postureguard"

install -m 644 "installer/$name.desktop" "$share/applications/"
install -m 644 "installer/$name.metainfo.xml" "$share/metainfo/"
cp -r build/art/hicolor/. "$share/icons/hicolor/"
install -m 644 resources/icons/postureguard.svg "$share/icons/hicolor/scalable/apps/$name.svg"
install -m 644 resources/icons/symbolic/postureguard-seated-2-symbolic.svg \
    "$share/icons/hicolor/symbolic/apps/$name-symbolic.svg"
gzip -9nc build/postureguard.1 >"$share/man/man1/postureguard.1.gz"
install -m 644 installer/deb/lintian-overrides "$share/lintian/overrides/postureguard"
{
    cat installer/deb/copyright LICENSE
    printf '\n\nTexts, figures, icons and sounds\n--------------------------------\n\n'
    cat LICENSE-resources
} >"$doc/copyright"
printf 'postureguard (%s) stable; urgency=medium\n\n  * What is new is told in NEWS.gz.\n\n -- %s  %s\n' \
    "$version" 'The PostureGuard authors <postureguard@localhost>' \
    "$(date -uRd "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$doc/changelog.gz"
gzip -9nc CHANGELOG.md >"$doc/NEWS.gz"

installed=$(du -sk --apparent-size "$root/usr" | cut -f1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@SIZE@/$installed/" \
    installer/deb/control.in >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
install -m 755 installer/deb/postrm "$root/DEBIAN/postrm"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +

mkdir -p dist
package=dist/postureguard_${version}_$arch.deb
dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$package" >/dev/null
echo "$package  $(du -k "$package" | awk '{ printf "%.1f MiB", $1 / 1024 }'), installed $((installed / 1024)) MiB"
