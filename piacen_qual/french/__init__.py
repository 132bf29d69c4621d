"""The French language, as it is spoken in Québec and transcribed. No input or output."""
