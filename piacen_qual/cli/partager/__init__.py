"""`piacen partager`: anonymised quotes for the partners of a case."""
