"""`postureguard` and `python -m postureguard`."""

import sys

from postureguard.language import choose_language


def main() -> int:
    """Start the resident, or do what the command line asks.

    The resident is started without the command line's libraries, to stay small all day.
    """
    choose_language()
    if len(sys.argv) == 1:
        from postureguard.app import run  # noqa: PLC0415 - only the resident needs it
        from postureguard.errors import UserError  # noqa: PLC0415

        try:
            return run()
        except UserError as error:
            sys.stderr.write(f"postureguard: {error}\n")
            return 1
    from postureguard.cli import commands  # noqa: PLC0415 - the resident must not load it

    commands(prog_name="postureguard")
    return 0


if __name__ == "__main__":
    sys.exit(main())
