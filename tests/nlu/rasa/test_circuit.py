"""Laws of the circuit: a server that failed is left alone, and asked by one at a time until it is well."""

from nlu.rasa.circuit import Circuit

REST = 5.0


class Watch:
    """A clock that moves when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


def test_a_server_that_is_well_is_always_asked() -> None:
    """Nothing holds a message back while answers come."""
    circuit = Circuit(REST, Watch())
    assert [True, True] == [circuit.may_ask(), circuit.may_ask()]
    circuit.succeeded()
    assert circuit.may_ask()


def test_after_a_fault_nobody_asks_for_a_while() -> None:
    """Until the rest is over, to the moment, messages do not wait for the server."""
    watch = Watch()
    circuit = Circuit(REST, watch)
    circuit.failed()
    assert not circuit.may_ask()
    watch.now += REST - 0.001
    assert not circuit.may_ask()
    watch.now += 0.001
    assert circuit.may_ask()


def test_one_tries_and_the_others_wait_for_what_it_learns() -> None:
    """After a rest one message tries; the others rest on, for as long again if it never comes back."""
    watch = Watch()
    circuit = Circuit(REST, watch)
    circuit.failed()
    watch.now += REST
    assert [True, False, False] == [circuit.may_ask() for _ in range(3)]
    watch.now += REST
    assert [True, False] == [circuit.may_ask() for _ in range(2)]


def test_an_answer_ends_the_rest() -> None:
    """The first answer after a fault opens the way for all."""
    watch = Watch()
    circuit = Circuit(REST, watch)
    circuit.failed()
    watch.now += REST
    assert circuit.may_ask()
    circuit.succeeded()
    assert [True, True] == [circuit.may_ask(), circuit.may_ask()]
