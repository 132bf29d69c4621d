"""What tells who it is without a name: roles, lives, events."""
