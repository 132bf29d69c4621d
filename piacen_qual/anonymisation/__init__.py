"""What may identify someone: found, decided by people, kept out of what is shared."""
