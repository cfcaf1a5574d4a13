"""Where the program starts: the window, or a command."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit code.

    No argument, a project and `tour` are the window's; everything else is a command. Only what is needed is imported.
    """
    argv = sys.argv[1:]
    if argv in (["_words"], ["_count"], ["_review"], ["_decided"], ["_read"]):  # asked by this program itself
        return _help(argv[0])
    if not argv or argv[0] in {"tour", "--sample"} or _is_one_project(argv):
        from annotator import gui  # noqa: PLC0415

        return gui.main(argv)
    from annotator import cli  # noqa: PLC0415

    return cli.main()


def _help(word: str) -> int:
    match word:
        case "_words":
            from annotator.suggest import apart  # noqa: PLC0415

            return apart.answer()
        case "_review":
            from annotator.services.review import helpers as comparing  # noqa: PLC0415

            return comparing.answer()
        case "_decided":
            from annotator.services import review_counts  # noqa: PLC0415

            return review_counts.answer()
        case "_read":
            from annotator import processes  # noqa: PLC0415

            processes.cut_off()  # before anything else is imported
            from annotator.services import reading_helper  # noqa: PLC0415

            return reading_helper.answer()
        case _:
            from annotator.services.agreement import helpers as counting  # noqa: PLC0415

            return counting.answer()


def _is_one_project(argv: list[str]) -> bool:
    return argv[0].lower().endswith(".annot") and all(word.startswith("-") for word in argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
