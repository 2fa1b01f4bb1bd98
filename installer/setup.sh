#!/bin/sh
# Makes the environment .venv of this checkout, on a machine that may have nothing but python3.
#
#   installer/setup.sh run    what the program needs
#   installer/setup.sh test   the same, and the real desktop that tests/desktop uses
#
# Looks for what is really missing (opens the libraries, looks for the commands). As root it
# installs that with apt-get; otherwise it prints the one command to run, and ends with 1.
set -eu
cd "$(dirname "$0")/.."
goal=${1:-run}
place=$(pwd -P)

# library | package, on a distribution that has not renamed it for 64-bit time
libraries='
libglib-2.0.so.0            libglib2.0-0
libEGL.so.1                 libegl1
libGL.so.1                  libgl1
libfontconfig.so.1          libfontconfig1
libdbus-1.so.3              libdbus-1-3
libgssapi_krb5.so.2         libgssapi-krb5-2
libxkbcommon.so.0           libxkbcommon0
libxkbcommon-x11.so.0       libxkbcommon-x11-0
libxcb-cursor.so.0          libxcb-cursor0
libxcb-icccm.so.4           libxcb-icccm4
libxcb-image.so.0           libxcb-image0
libxcb-keysyms.so.1         libxcb-keysyms1
libxcb-randr.so.0           libxcb-randr0
libxcb-render-util.so.0     libxcb-render-util0
libxcb-shape.so.0           libxcb-shape0
libxcb-sync.so.1            libxcb-sync1
libxcb-xfixes.so.0          libxcb-xfixes0
libxcb-xkb.so.1             libxcb-xkb1
libwayland-client.so.0      libwayland-client0
libwayland-cursor.so.0      libwayland-cursor0
libwayland-egl.so.1         libwayland-egl1
'

# command or file | package: X server, window manager, panel, notifications, Wayland compositor
desktop='
Xvfb                                        xvfb
openbox                                     openbox
xfce4-panel                                 xfce4-panel
dunst                                       dunst
notify-send                                 libnotify-bin
dbus-daemon                                 dbus
dbus-launch                                 dbus-x11
xdotool                                     xdotool
xprop                                       x11-utils
xrandr                                      x11-xserver-utils
sway                                        sway
wtype                                       wtype
scrot                                       scrot
grim                                        grim
convert                                     imagemagick
desktop-file-validate                       desktop-file-utils
/usr/lib/python3/dist-packages/dbusmock     python3-dbusmock
/usr/libexec/at-spi-bus-launcher            at-spi2-core
/usr/share/icons/hicolor/index.theme        hicolor-icon-theme
/usr/share/icons/Adwaita/index.theme        adwaita-icon-theme
'

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }
is_linux() { [ "$(uname -s)" = Linux ]; }
has_apt() { command -v apt-get >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }
knows() { apt-cache show "$1" >/dev/null 2>&1; }

# The first Python that is new enough, or nothing.
newest_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

# The packages in the two-column list $1 whose first column fails the test $2.
missing_from() {
    say "$1" | while read -r probe package; do
        if [ -n "$probe" ] && ! "$2" "$probe"; then say "$package"; fi
    done
}

is_there() {
    case $1 in
        /*) [ -e "$1" ] ;;
        *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

opens() {
    "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

has_fonts() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" \
        "${HOME:-/}/.local/share/fonts" -name '*.[to]tf' 2>/dev/null | head -n 1)" ]
}

missing_packages() {
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    "$python" -c 'import zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin")' 2>/dev/null || say tzdata
    has_fonts || say fonts-dejavu-core
    missing_from "$libraries" opens
    if [ "$goal" = test ]; then missing_from "$desktop" is_there; fi
}

# The name this distribution uses: Debian 13 and Ubuntu 24.04 call some packages NAMEt64.
local_names() {
    for package in "$@"; do
        if knows "${package}t64"; then say "${package}t64"; else say "$package"; fi
    done
}

# Installs the packages, or says how to, and ends.
need() {
    has_apt || fail "Please install these (Debian's names) with your package manager: $*"
    if is_root; then
        say "Installing $# system packages: $*"
        # shellcheck disable=SC2046  # one word a package
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $(local_names "$@") >"$scratch" 2>&1 || { cat "$scratch" >&2; fail 'apt-get install failed.'; }
    else
        say 'Some system packages are missing. Run this once, then try again:' >&2
        # shellcheck disable=SC2046
        fail "  sudo apt-get update && sudo apt-get install -y --no-install-recommends" \
            $(local_names "$@")
    fi
}

refresh() {
    if has_apt && is_root; then
        apt-get update -qq >"$scratch" 2>&1 || { cat "$scratch" >&2; fail 'apt-get update failed.'; }
    fi
}

scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT

python=$(newest_python)
if [ -z "$python" ]; then
    refresh
    for version in 3.13 3.12 3.11; do
        if has_apt && knows "python$version"; then
            need "python$version" "python$version-venv"
            break
        fi
    done
    python=$(newest_python)
    [ -n "$python" ] || fail 'PostureGuard needs Python 3.11 or newer; please install it first.'
fi

if is_linux; then
    packages=$(missing_packages)
    if [ -n "$packages" ]; then
        refresh
        # shellcheck disable=SC2086  # one word a package
        need $packages
        packages=$(missing_packages)
        # shellcheck disable=SC2086
        [ -z "$packages" ] || fail "Still missing after the installation:" $packages
    fi
fi

# The sum says which lock file, project file, Python and place the environment was made for.
sum=$({ cat requirements/dev.lock pyproject.toml; "$python" -V; say "$place"; } | cksum)
if [ ! -x .venv/bin/python ] || [ "$(cat .venv/.made-for 2>/dev/null)" != "$sum" ]; then
    say 'Installing the Python packages into .venv (about 500 MB, a minute or two) ...'
    # An environment of another Python or of another place is made anew.
    if ! grep -qsF "$place/.venv" .venv/bin/activate ||
        [ "$(.venv/bin/python -V 2>&1)" != "$("$python" -V)" ]; then rm -rf .venv; fi
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    pip() { .venv/bin/python -m pip --disable-pip-version-check install -q "$@"; }
    # pip itself first: older ones misread the conditions in the lock file.
    awk '/^pip==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements/dev.lock >"$scratch"
    pip --require-hashes -r "$scratch"
    pip --require-hashes -r requirements/dev.lock
    pip --no-deps --no-build-isolation -e .
    say "$sum" >.venv/.made-for
fi

say "$place" >.venv/.ready-run
if [ "$goal" = test ]; then say "$place" >.venv/.ready-test; fi
