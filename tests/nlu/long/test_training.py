"""Hold training: from the same examples comes the same model."""

from nlu.examples import files, read
from nlu.training import train


def test_the_same_examples_give_the_same_bytes() -> None:
    """Training is deterministic."""
    intents = ("greet", "thank", "goodbye", "affirm")
    few = [example for example in read(files()) if example.intent in intents]
    first, second = train(few), train(few)
    assert first.terms == second.terms
    assert first.temperature == second.temperature
    assert first.weights.tobytes() == second.weights.tobytes()
    assert first.bias.tobytes() == second.bias.tobytes()
