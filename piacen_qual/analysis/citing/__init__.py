"""Passages: found by their words, chosen for their worth, shown with what surrounds them."""
