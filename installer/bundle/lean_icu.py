"""Makes Qt's 30 MB of ICU data as small as Qt's use of it: `lean_icu.py LIBICUDATA`, in place.

Qt asks ICU to sort words, to change their case and for the rules of time zones. Names of countries,
currencies and units, line breaking and old encodings are not asked for here (Qt has its own).
Needs icupkg (Debian: icu-devtools) and gcc.
"""

import fnmatch
import re
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = [
    "coll/*", "root.res", "pool.res", "res_index.res", "icuver.res", "likelySubtags.res",
    "supplementalData.res", "keyTypeData.res", "timezoneTypes.res", "zoneinfo64.res",
    "metaZones.res", "windowsZones.res", "numberingSystems.res", "langInfo.res", "cnvalias.icu",
    "*.nrm", "ulayout.icu", "uemoji.icu",
]  # fmt: skip
SOURCE = """
    .section .note.GNU-stack,"",%progbits
    .section .rodata
    .balign 4096
    .globl {symbol}
    .type {symbol}, %object
    .size {symbol}, {size}
{symbol}:
    .incbin "{file}"
"""


def ran(*command: str | Path) -> str:
    """What a command says; its failure is ours."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def data_of(library: Path) -> tuple[str, bytes]:
    """The one symbol of the library and what is there."""
    found = re.search(
        r"^(\w+) g +DO \.rodata\s+(\w+)\s+(icudt\d+_dat)",
        ran("objdump", "-T", library),
        re.MULTILINE,
    )
    section = re.search(
        r"\.rodata +\w+ +(\w+) +\w+ +(\w+)", ran("objdump", "-h", library)
    )  # address, place in the file
    if found is None or section is None:
        sys.exit(f"{library} is not a library of ICU data as it is known")
    start = int(found[1], 16) - int(section[1], 16) + int(section[2], 16)
    return found[3], library.read_bytes()[start : start + int(found[2], 16)]


def main(library: Path) -> None:
    symbol, data = data_of(library)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, lean = folder / f"{symbol[:-4]}l.dat", folder / "lean" / f"{symbol[:-4]}l.dat"
        lean.parent.mkdir()
        whole.write_bytes(data)
        items = ran("icupkg", "-l", whole).split()
        gone = [i for i in items if not any(fnmatch.fnmatchcase(i, kept) for kept in KEPT)]
        (folder / "gone.txt").write_text("\n".join(gone) + "\n")
        ran("icupkg", "-r", folder / "gone.txt", whole, lean)
        size = lean.stat().st_size
        source = folder / "data.s"
        source.write_text(SOURCE.format(symbol=symbol, size=size, file=lean))
        out = folder / library.name
        soname = f"-Wl,-soname,{library.name},--build-id=none"
        ran("gcc", "-shared", "-nostdlib", soname, "-o", out, source)
        library.write_bytes(out.read_bytes())
    print(f"{library.name}: {len(data) >> 20} MiB, now {size >> 20} MiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
