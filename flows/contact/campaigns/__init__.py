"""Say what a campaign is, whom it covers, and what can be learnt from it: a cadence for some clients, for a time.

    document.py  a campaign as data: its days, whom it is for, its arms, its hold-out, its goal
    faults.py    everything that is wrong with a campaign's file, with line and remedy; a valid one as a value
    cover.py     whether a client is one of those whom a campaign is for today
    draw.py      the arm of a client, by a hash: the same whoever asks, and whenever
    rows.py      the rows of a client in a campaign: those of their arm about bills, the creditor's about promised days
    guard.py     the guard rails: what rose so far beyond chance that contacts have to stop
    tail.py      how likely so many events are by chance
    trial.py     how the arms did, and whether the difference is one
    sequence.py  an interval around a difference that may be looked at any day

Invariants: a client's arm never changes; who is drawn counts in their arm, whatever they were sent; no figure of an
arm is told before enough of its clients could answer.
"""
