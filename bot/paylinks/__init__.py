"""Ask payment providers for a client's personal page to pay on.

    providers.py  whom the operator named: where each is called, with which key, for which creditors
    line.py       the call: idempotent by our reference, within a time that no answer stretches

Invariants: the key and the address are the operator's alone, a creditor's file only names a provider; no transaction is
open during a call; what a provider answers is looked at before a client is led there.
"""
