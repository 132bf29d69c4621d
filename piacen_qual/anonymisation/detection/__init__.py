"""The layers of detection, and what they share: words, lists, how findings come together."""
