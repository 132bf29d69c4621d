"""Files for partner organisations, and the page of what they answered."""
