"""What people decide about what was found: their answers, the words they add, their log."""
