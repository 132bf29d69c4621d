"""Codes on segments: a session, its screen, its line-by-line twin."""
