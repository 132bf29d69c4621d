"""Reading one file: who speaks, when, on which theme."""
