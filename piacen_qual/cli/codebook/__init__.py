"""The commands on the codebook itself."""
