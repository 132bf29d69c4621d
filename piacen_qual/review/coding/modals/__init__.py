"""What opens above the review of codes: choosing a code or a filter, a memo."""
