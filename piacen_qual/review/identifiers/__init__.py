"""What may identify someone, decided question by question: a session, its screen, its twin."""
