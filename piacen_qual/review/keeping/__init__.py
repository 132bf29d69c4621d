"""What is reviewed and what was decided on it, kept up to date and written as one goes on."""
