"""What opens above the questions: finding one, looking for words, a scope, a line to type."""
