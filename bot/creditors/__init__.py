"""Know a creditor from its file: read it with the files it names, find every fault, and put it in force.

    document.py  what a creditor's file may hold
    faults.py    every fault of such a document, a sentence each
    reader.py    a file on disk, with the policy and the objections that it names
    register.py  what a file writes: the creditor, and a version of its policy in force
    means.py     its ways to pay: proposed by one person, in force with another one's yes
    decided.py   what two people decided on, which a file that knows nothing of it leaves alone
    proposing.py a list that somebody proposes, judged as a file is
    comparison.py  two lists of ways to pay, side by side

Invariants: a file with a fault writes nothing; all its faults are told at once; a stored version of a policy never
changes; clients are told a creditor's first ways to pay, or some that two people said yes to.
"""
