"""`piacen comparer`: how far coders agree, where they differ, and what they settle."""
