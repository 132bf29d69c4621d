"""What every screen is drawn with: lines, bars, paragraphs, a transcript that scrolls."""
