"""Reading French: from a transcript's words to arrays of forms, lemmas and parts of speech."""
