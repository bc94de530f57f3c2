"""Read tax documents as rows of a portfolio: the DTE of Chile and the CFDI of Mexico, by their fields.

    document.py  what is read from one, whatever its country
    parts.py     XML → elements, safely, and elements by their names
    dte.py       Chile: one file may hold many
    cfdi.py      Mexico: one file holds one
    files.py     the documents of a file, a folder, or a ZIP archive of them
    rows.py      documents → the rows of a table, credit notes apart

Invariants: no entity is resolved, nothing is fetched, no file is read beyond its limit; the documents of one import
have one issuer: a folder of what others issued is no portfolio.
"""
