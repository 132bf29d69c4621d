"""Who speaks: from lines to turns."""
