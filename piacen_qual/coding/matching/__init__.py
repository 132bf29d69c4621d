"""Where rules match and what clues weigh, over the words of transcripts."""
