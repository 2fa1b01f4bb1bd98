"""Run every benchmark, one after the other: python -m benchmarks [--json DIR] [NAME ...]

Those that take half an hour run only by name. Whatever else is said goes to the benchmark that is
named, if it is one: python -m benchmarks soak --breaks 100
"""

import argparse
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ALL = sorted(file.stem for file in FOLDER.glob("[!_]*.py"))
LONG = {"soak"}


def main() -> int:
    summary = __doc__.partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=summary)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}")
    parser.add_argument("--json", type=Path, metavar="DIR", help="write the figures there")
    chosen, more = parser.parse_known_args()
    if more and len(chosen.names) != 1:
        parser.error(f"for which benchmark is this meant: {' '.join(more)}")
    if unknown := set(chosen.names) - set(ALL):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    code = 0
    for name in chosen.names or sorted(set(ALL) - LONG):
        print(f"\n{name}\n{'-' * len(name)}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *more]
        if chosen.json:
            chosen.json.mkdir(parents=True, exist_ok=True)
            command += ["--json", str(chosen.json / f"{name}.json")]
        code = max(code, subprocess.run(command, cwd=FOLDER.parent, check=False).returncode)
    return code


if __name__ == "__main__":
    sys.exit(main())
