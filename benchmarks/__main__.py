"""Run every benchmark, one after the other: python -m benchmarks [--json DIR] [NAME ...]"""

import argparse
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ALL = sorted(file.stem for file in FOLDER.glob("[!_]*.py"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}")
    parser.add_argument("--json", type=Path, metavar="DIR", help="write the figures there")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(ALL):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    code = 0
    for name in chosen.names or ALL:
        print(f"\n{name}\n{'-' * len(name)}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        if chosen.json:
            chosen.json.mkdir(parents=True, exist_ok=True)
            command += ["--json", str(chosen.json / f"{name}.json")]
        code = max(code, subprocess.run(command, cwd=FOLDER.parent, check=False).returncode)
    return code


if __name__ == "__main__":
    sys.exit(main())
