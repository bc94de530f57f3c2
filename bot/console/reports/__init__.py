"""The reports of a creditor: money beside how people were treated, each figure defined once."""
