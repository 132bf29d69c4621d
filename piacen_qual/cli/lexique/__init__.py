"""`piacen lexique`: new terms for the codebook, proposed by the study, taken or left."""
