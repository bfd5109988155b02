"""How fast Caveat is: as ratios in one run, beside its peers and the floor of what can be."""
