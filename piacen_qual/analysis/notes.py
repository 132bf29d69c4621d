"""What every table says of itself: denominators, codebook version, source, date."""

from piacen_qual.analysis.material import Material, Unit, case_of, participants_of
