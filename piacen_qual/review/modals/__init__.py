"""What opens above the review: choosing a code, words, a filter; a memo; something to read."""
