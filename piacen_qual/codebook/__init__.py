"""codebook.yaml as checked values."""
