"""Several coders, or a coder and the machine: how far they say the same, and where not."""
