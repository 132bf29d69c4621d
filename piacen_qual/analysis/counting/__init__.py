"""Tables of frequencies: what is counted, against what, over which denominators."""
