"""Decide whose money it is: what the payer wrote is held against our own numbers, and nothing is ever guessed.

    spelling.py   every number that a text may hold, in the form by which numbers are compared
    evidence.py   what speaks for a client, how much each thing is worth, and the judgement over all of it

Invariants: a part of a longer number is no number; a name, or an amount by itself, is never enough; where two clients
may be meant, a person decides.
"""
