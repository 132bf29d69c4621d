"""`python -m piacen_qual`, for a terminal that does not find `piacen`."""

from piacen_qual.cli.app import main

main()
