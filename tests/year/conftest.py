"""Leave the whole year to its own run: `make year` names its folder; it takes many minutes."""

collect_ignore = ["long"]
