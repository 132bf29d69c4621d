"""What is shared with partner organisations, and what they answer."""
