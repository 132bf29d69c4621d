"""Counting and citing: codings in, tables and quotes out."""
