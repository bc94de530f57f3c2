"""Know what a person may ask of whoever keeps their data: which right, by which law, by when, and where else.

Rights of each country stand in `countries.yml` and are read by `book`; `wishes` hears which is asked for, `requests`
makes a case of it, `behalf` hears who acts for somebody else, `age` who is too young to be asked for money.
"""
