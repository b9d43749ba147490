"""How the shipped geometry was made from open data; run by hand, imported by nothing."""
