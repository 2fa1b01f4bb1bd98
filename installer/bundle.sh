#!/bin/sh
# Builds the program as one folder that needs no Python: build/bundle/postureguard.
# Works from the wheel, never from the source tree; PYTHON is the Python that goes into it.
set -eu
cd "$(dirname "$0")/.."
. installer/release.sh
python=${PYTHON:-python3}
tools=build/tools-$("$python" -c 'import platform; print(platform.python_version())')
case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*) bin=$tools/Scripts ;;
    *) bin=$tools/bin ;;
esac
pip() { "$bin/python" -m pip --disable-pip-version-check "$@"; }
is_linux() { [ "$(uname -s)" = Linux ]; }

if is_linux; then
    missing=
    for tool in gcc:gcc g++:g++ objdump:binutils icupkg:icu-devtools; do
        command -v "${tool%%:*}" >/dev/null || missing="$missing ${tool##*:}"
    done
    "$python" -c 'import pathlib, sysconfig, sys
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' || missing="$missing python3-dev"
    [ -z "$missing" ] || { echo "Please install:$missing" >&2; exit 1; }
fi

if ! cmp -s requirements/build.lock "$tools/made-for"; then
    rm -rf "$tools"
    "$python" -m venv "$tools"
    pip install -q --require-hashes -r requirements/build.lock
    if is_linux; then
        echo 'Building NumPy without its 28 MB of linear algebra, some minutes, once ...'
        awk '/^numpy==/ { on = 1 } /^[^ #]/ && !/^numpy==/ { on = 0 } on' requirements/build.lock >"$tools/numpy.txt"
        # Where no BLAS is installed, NumPy takes its own small one; pip gives it no options from here.
        PATH="$PWD/$bin:$PATH" pip wheel -q --no-deps --no-binary numpy --no-build-isolation \
            --require-hashes -r "$tools/numpy.txt" -w "$tools/numpy"
        pip install -q --no-deps --no-index --force-reinstall "$tools"/numpy/*.whl
        if ldd "$tools"/lib/python3*/site-packages/numpy/linalg/_umath_linalg.*.so | grep -q blas; then
            echo 'NumPy has found a BLAS on this machine; please build where there is none.' >&2
            exit 1
        fi
        "$bin/python" installer/bundle/lean_icu.py "$tools"/lib/python3*/site-packages/PySide6/Qt/lib/libicudata.so.*
    fi
    cp requirements/build.lock "$tools/made-for"
fi

rm -rf build/wheel build/bundle build/work build/art
"$bin/python" -m hatchling build -t wheel -d build/wheel >/dev/null
pip install -q --no-deps --no-index --force-reinstall build/wheel/*.whl
QT_QPA_PLATFORM=offscreen "$bin/python" installer/art.py build/art
"$bin/python" installer/man.py build/postureguard.1
"$bin/python" -m PyInstaller --noconfirm --log-level WARN \
    --distpath build/bundle --workpath build/work installer/bundle/postureguard.spec
if is_linux; then
    inside=build/bundle/postureguard/_internal
    find $inside/numpy $inside/msgspec $inside/PySide6/Qt/lib/libicu* -name '*.so*' -exec strip --strip-unneeded {} +
    "$bin/python" installer/bundle/system_licences.py build/bundle/postureguard
    # What the machine that builds has not is left out without a word; it would be missed by others.
    missing=$(find $inside -name '*.so*' -type f -exec env LD_LIBRARY_PATH=$inside ldd {} + | awk '/not found/ { print $1 }' | sort -u)
    [ -z "$missing" ] || { echo "Not on this machine, so not in the bundle: $missing" >&2; exit 1; }
fi
echo "build/bundle/postureguard  $(du -sm build/bundle/postureguard | cut -f1) MiB"
