"""New terms for a code or a concept, from what the study says."""
