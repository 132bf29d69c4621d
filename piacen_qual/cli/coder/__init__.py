"""`piacen coder`: what is suggested, and why."""
