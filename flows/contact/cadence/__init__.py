"""Say which contact an account could do with today: a cadence's rows, what was done already, and what the law leaves.

    rows.py      a cadence as data: which kind of contact on which day, for everybody and for a segment
    faults.py    everything that is wrong with a cadence's file, with line and remedy; a valid one as a value
    matters.py   what a contact may be about: a due date, a promised date; nothing while something is disputed
    steps.py     the row of a cadence whose day has come for a matter, and until when it makes sense
    paydays.py   on which days of the month a client has money, as their payments tell
    reach.py     of which due dates a cadence can speak at all today: who owes nothing of them is not looked at
    pace.py      how many contacts a country's limits leave room for, in whole days
    wish.py      the one contact of today, the most important first
    default.yml  the cadence of creditors without one of their own

Invariants: a contact is wished for once; a wish never breaks a limit of the country's pack; who was not written to for
a while gets the newest row alone.
"""
