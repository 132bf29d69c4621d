"""From a transcript's text to a text that may be shown: what stands for what, what stays in."""
