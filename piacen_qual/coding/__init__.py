"""The coder: words read once by the French model, rules matched over arrays, suggestions."""

import os

# One thread for each process: the products are small and several processes share them. The
# library of numpy reads this when it is loaded, so it has to be said before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
