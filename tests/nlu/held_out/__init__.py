"""Hold the messages that measure the understanding, written by another hand than rules and training data."""
