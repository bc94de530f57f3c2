"""Live through a year with the whole service, and let an independent judge say whether a law was broken.

    portfolio.py  clients of several creditors and countries; where they are reached, what they agreed to
    lives.py      what they do: pay, promise, keep, break, dispute, stop, ask for hours, write at night
    deeds.py      how that is done to the service
    year.py       the clock, which stops wherever something falls due
    hands.py      the service's two processes, which do what is due
    chronicle.py  every version of every row, in the order in which it was written, by the database itself
    rows.py       the newest version of every row, where it is looked for
    books.py      how things stood, as it is asked at each contact
    country.py    hours, holidays and counts of each country, written from the law tables as plain code
    laws.py       what a contact must not be, one small function each
    judge.py      goes through the chronicle and says what was wrong
    duty.py       the other side: who was due, could be written to, and was not
    ends.py       how everything stands at the end: money, messages, cases and work, each added up once more
    stories.py    chronicles written by hand, in which one thing is wrong

What stands below `chronicle.py` knows nothing of the service: it reads rows, and does its own arithmetic.
"""
