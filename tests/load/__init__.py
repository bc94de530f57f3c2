"""An hour of a large creditor's day on one small machine: what clients wait, what it takes, and that nothing is lost.

    mix.py       how much happens in a minute
    crowd.py     clients who are written to, answer, and write by themselves, each at their own pace
    tail.py      what the providers wrote down, as it comes
    office.py    the creditor: bills that fall due, payments, advisers at the console
    watch.py     memory, processors and queues, minute by minute
    trial.py     all of it together
    verdict.py   nothing lost, nothing twice; the figures; what a thousand conversations cost

`python -m tests.load --minutes 60` prints the figures as JSON and fails where a law was broken.
"""
