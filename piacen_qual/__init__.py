"""piacen_qual: qualitative coding of French focus-group transcripts, offline, from the terminal."""

__version__ = "0.1.0"
