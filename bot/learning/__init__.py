"""What life teaches: messages that people labelled, masked, as training data that a person may commit."""
