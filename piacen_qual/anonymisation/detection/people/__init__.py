"""People's names: as the study lists them, as they are spelt, cut, misheard, written small."""
