"""What people decided: never lost, never overwritten, found again when a transcript changes."""
