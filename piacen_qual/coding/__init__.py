"""From transcripts and a codebook to suggestions."""
