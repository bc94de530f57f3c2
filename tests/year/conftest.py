"""Leave the whole year to its own run: `make year` names its folder; it takes minutes, or an hour."""

collect_ignore = ["long"]
