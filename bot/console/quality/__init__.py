"""Show cases that were drawn to be looked at again, take down what was found, and show advisers what was in theirs."""
