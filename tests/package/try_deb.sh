#!/bin/sh
# On a machine with nothing of it: installs a .deb with what it declares and no more, starts it,
# upgrades it to a second .deb while it runs, and purges it. Destroys nothing, but is meant for a
# container or chroot: it is run as root there.
#
#   try_deb.sh FIRST.deb [NEXT.deb]
#
# Without a second one, the first with a higher version is taken.
# With DISPLAY set, that screen is used; otherwise Xvfb is installed after the libraries were looked at.
set -eu
first=$(realpath "$1")
export DEBIAN_FRONTEND=noninteractive
home=$(mktemp -d)
chmod 755 "$home"
useradd -m -d "$home/person" pg-person
mkdir -m 700 "$home/run"
chown pg-person "$home/run"
journal=$home/person/.local/share/postureguard/journal.sqlite3

say() { echo "== $*"; }
fail() { echo "FAILED: $*" >&2; if [ -e "$home/said" ]; then cat "$home/said" >&2; fi; exit 1; }
as_person() {
    setpriv --reuid pg-person --regid pg-person --clear-groups env -i HOME="$home/person" \
        XDG_RUNTIME_DIR="$home/run" PATH=/usr/bin:/bin LANG=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}
install_deb() { apt-get install -y -qq --no-install-recommends "$1" >"$home/apt" 2>&1 || { cat "$home/apt" >&2; fail "apt-get install $1"; }; }
has_window() { cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' | grep -q 'postureguard/postureguard window plan'; }
start() {
    as_person postureguard >"$home/said" 2>&1 &
    resident=$!
    for _ in $(seq 300); do
        if as_person postureguard status >"$home/status" 2>/dev/null; then return; fi
        kill -0 $resident 2>/dev/null || fail 'it ended at once'
        sleep 0.1
    done
    fail 'it does not answer'
}
stop() {
    as_person postureguard quit
    wait $resident || fail 'it did not end well'
    if grep -q Traceback "$home/said"; then fail 'it broke inside'; fi
}

if [ $# -gt 1 ]; then
    next=$(realpath "$2")
else
    next=$home/next.deb
    dpkg-deb -R "$first" "$home/unpacked"
    sed -i 's/^Version: .*/&+next/' "$home/unpacked/DEBIAN/control"
    dpkg-deb -Zgzip -z1 -b "$home/unpacked" "$next" >/dev/null
fi
apt-get update -qq
before=$(dpkg-query -f '.' -W | wc -c)
install_deb "$first"
say "installed $(dpkg-query -W -f '${Version}' postureguard), and $(($(dpkg-query -f '.' -W | wc -c) - before - 1)) packages it depends on"
missing=$(find /usr/lib/postureguard \( -name '*.so*' -o -name postureguard \) -type f -exec env LD_LIBRARY_PATH=/usr/lib/postureguard/_internal ldd {} + 2>/dev/null | grep 'not found' | sort -u || true)
[ -z "$missing" ] || fail "libraries are missing: $missing"
say 'every library is there'
if [ -z "${DISPLAY:-}" ]; then
    apt-get install -y -qq --no-install-recommends xvfb >/dev/null 2>&1
    Xvfb :97 -screen 0 1280x800x24 -nolisten tcp -noreset >/dev/null 2>&1 &
    screen=$!
    trap 'kill $screen' EXIT
    DISPLAY=:97
    export DISPLAY
    for _ in $(seq 50); do if [ -e /tmp/.X11-unix/X97 ]; then break; fi; sleep 0.1; done
fi
start
say "it runs: $(cat "$home/status" | head -n 1)"
as_person postureguard checkin --pain 3
as_person postureguard plan
for _ in $(seq 100); do if has_window; then break; fi; sleep 0.1; done
has_window || fail 'no window'
say 'a window is a process of the one executable'
install_deb "$next"
as_person postureguard status >/dev/null || fail 'the running one does not answer after the upgrade'
stop
start
stop
as_person postureguard export --out "$home/person/out" >/dev/null
grep -q ",3," "$home/person/out/pain_rating.csv" || fail 'the rating is not in the journal'
say "upgraded to $(dpkg-query -W -f '${Version}' postureguard); the journal was kept"
apt-get purge -y -qq postureguard >"$home/apt" 2>&1
grep 'What each user kept stays' "$home/apt" || fail 'the purge says nothing about the journal'
if [ -e /usr/lib/postureguard ] || [ -e /usr/bin/postureguard ] || [ -e /usr/share/doc/postureguard ]; then fail 'something was left'; fi
left=$(find /usr /etc /var -iname '*postureguard*' ! -path '/var/lib/dpkg/info/*' ! -path '/var/cache/*' | head)
[ -z "$left" ] || fail "left: $left"
[ -s "$journal" ] || fail 'the journal is gone'
say 'purged; the journal is still there'
