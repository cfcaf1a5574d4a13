"""Where the program starts: the window, or a command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit code.

    No argument, a project and `tour` are the window's; everything else is a command. Only what is needed is imported.
    """
    argv = sys.argv[1:]
    if not argv or argv[0] in {"tour", "--sample"} or argv[0].lower().endswith(".annot"):
        from annotator import gui  # noqa: PLC0415

        return gui.main(argv)
    from annotator import cli  # noqa: PLC0415

    return cli.main()


if __name__ == "__main__":
    raise SystemExit(main())
