"""The smaller services: Steg till arbete, Karriärvägledning, IPSU. Serves notebooks 40, 41, 42."""
