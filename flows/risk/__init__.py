"""Say openly how surely a client pays: from their own past with the creditor, by a rule that stands in tables.

history.py  what a client's past with a creditor tells
bands.py    past → low, medium or high risk, or unknown, with what moved it
signs.py    past → what an adviser should heed, and how to go about it

Nothing here knows a client's age, sex, education, family, address or name: who paid the same way gets the same answer.
"""
