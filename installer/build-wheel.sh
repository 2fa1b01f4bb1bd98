#!/bin/sh
# Builds the wheel and the source archive into dist/ and checks what is inside.
set -eu
cd "$(dirname "$0")/.."
python=$PWD/.venv/bin/python
[ -x "$python" ] || { echo 'Run make setup first.' >&2; exit 1; }

rm -f dist/*.whl dist/postureguard-*.tar.gz
"$python" -m hatchling build -d dist >/dev/null 2>&1

"$python" - <<'END'
import pathlib, sys, tarfile, zipfile

(wheel,), (archive,) = (list(pathlib.Path("dist").glob(kind)) for kind in ("*.whl", "*.tar.gz"))
inside = set(zipfile.ZipFile(wheel).namelist())
source = {name.partition("/")[2] for name in tarfile.open(archive).getnames()}

def files(folder, suffix):
    return {p.relative_to(folder).as_posix() for p in pathlib.Path(folder).rglob(suffix) if p.is_file()}

wanted = {f"postureguard/{name}" for name in files("src/postureguard", "*.py")}
wanted |= {f"postureguard/data/{name}" for name in files("resources", "*.*")}
missing = sorted(wanted - inside)
missing += [name for name in ("LICENSE", "LICENSE-resources")
            if not any(path.endswith(f".dist-info/licenses/{name}") for path in inside)]
missing += sorted({"pyproject.toml", "README.md", "LICENSE", "LICENSE-resources", "CHANGELOG.md",
                   "Makefile", "installer/setup.sh", "requirements/dev.lock"} - source)
strays = sorted(name for name in inside if not name.startswith("postureguard"))
for word, names in (("missing", missing), ("does not belong there", strays)):
    for name in names:
        print(f"{word}: {name}")
if missing or strays:
    sys.exit(1)
for path in (wheel, archive):
    print(f"{path}  {path.stat().st_size / 1024:.0f} KiB")
END
