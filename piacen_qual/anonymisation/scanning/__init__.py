"""Taking a finished file apart, down to the last text in it."""
