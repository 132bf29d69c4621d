"""The commands: parse, one call, render."""
