"""Decisions whose words changed: a session, its screen, its line-by-line twin."""
