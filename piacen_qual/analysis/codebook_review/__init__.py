"""The codebook held against the study: what its rules do, and what people made of them."""
