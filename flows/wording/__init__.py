"""Say what was decided in the language, the form of address and the figures of each country."""
