"""How clients pay: cards that are hidden, references of transfers, forms of accounts, how each way is told."""
