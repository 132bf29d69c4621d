"""`piacen` and `python -m piacen_qual`: an interruption is quiet, however early."""

import sys


def main() -> None:
    """Run the command line."""
    try:
        from piacen_qual.cli import app  # noqa: PLC0415 — loading typer can be interrupted too

        app.main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
