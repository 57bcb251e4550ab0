"""What a session's containers hold is put back, whatever is in them."""

import sys

from grader.live.contents import names_and_contents


class Odd:
    """Differs from all others, until it does not say any more whether it does."""

    is_asked = False

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.is_asked:
            raise ValueError("ambiguous")
        return False


def test_what_cannot_be_compared_is_put_back_too_and_stops_nothing():
    odd, other = Odd(), Odd()
    namespace = {"both": {odd: 1, other: 2}, "seen": {odd}, "table": {odd: 1}, "log": []}
    undo = names_and_contents(namespace)
    odd.is_asked = other.is_asked = True
    namespace["both"].clear()
    namespace["seen"].clear()
    namespace["seen"].add(other)
    namespace["table"].clear()
    namespace["table"][other] = 2
    namespace["log"].append(1)
    undo()
    assert [id(one) for one in namespace["seen"]] == [id(odd)]
    assert [(id(key), value) for key, value in namespace["table"].items()] == [(id(odd), 1)]
    assert namespace["log"] == []


def test_modules_stay_imported_although_their_table_has_a_name():
    undo = names_and_contents({"modules": sys.modules})
    sys.modules["a_module_made_up"] = sys
    undo()
    assert sys.modules.pop("a_module_made_up") is sys
