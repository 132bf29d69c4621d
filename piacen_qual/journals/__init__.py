"""What people did, one after the other: a file a person, which only grows and loses nothing."""
