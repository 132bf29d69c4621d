"""`piacen anonymiser`: what may identify someone, decided question by question."""
