"""A person goes through the segments and decides: the Textual screen, and its line-by-line twin."""
