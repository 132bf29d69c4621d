"""Which theme the group is on."""
