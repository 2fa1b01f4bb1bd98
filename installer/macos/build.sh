#!/bin/sh
# Makes dist/PostureGuard-VERSION.dmg of build/bundle/PostureGuard.app, on macOS.
# Unsigned: SIGN is the name of a certificate in the keychain, for those who have one.
set -eu
cd "$(dirname "$0")/../.."
. installer/release.sh
app=build/bundle/PostureGuard.app
[ -d "$app" ] || { echo 'Run installer/bundle.sh on macOS first.' >&2; exit 1; }
rm -rf build/dmg
mkdir -p build/dmg dist
if [ -n "${SIGN:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$SIGN" "$app"
fi
cp -R "$app" build/dmg/
ln -s /Applications build/dmg/Applications
out=dist/PostureGuard-$version-$(uname -m).dmg
hdiutil create -quiet -ov -volname PostureGuard -srcfolder build/dmg -format UDZO "$out"
echo "$out  $(du -m "$out" | cut -f1) MiB"
