"""A run that was stopped half-way goes on with what is missing. A failure means work done twice, or a stale result."""

import pytest


class Stopped(BaseException):
    """What stops a run, as Ctrl-C or a kill does."""


@pytest.fixture
def stopped(mini):
    """A project whose run was stopped when one section was finished."""

    def stop(record):
        raise Stopped

    with pytest.raises(Stopped):
        mini.run("20_second", tell=stop)
    assert not mini.folder.exists()
    return mini


def reasons(made):
    return {section.name: (section.status, section.why) for section in made.sections}


TAKEN = "no earlier result; finished by a run that was stopped"


def test_what_was_finished_is_used_and_the_rest_is_made(stopped):
    made = stopped.run()
    assert reasons(made) == {"10_first": ("ran", "no earlier result"), "20_second": ("ran", TAKEN)}
    assert sorted(path.name for path in stopped.reports.iterdir()) == [".2025-01.lock", "2025-01"]
    assert reasons(stopped.run())["20_second"] == ("unchanged", "nothing it depends on changed")


def test_what_was_finished_from_something_else_is_made_again(stopped):
    stopped.write("20_second", title="Andra, ändrad")
    assert reasons(stopped.run("20_second")) == {"20_second": ("ran", "no earlier result")}


def test_what_is_not_whole_is_made_again(stopped):
    next(stopped.reports.rglob("sections/20_second.json")).write_text("{}")
    assert reasons(stopped.run("20_second")) == {"20_second": ("ran", "no earlier result")}


def test_force_makes_again_what_was_finished(stopped):
    assert reasons(stopped.run("20_second", force=True)) == {"20_second": ("ran", "no earlier result")}


def test_a_second_stop_loses_nothing_of_the_first(stopped):
    def stop(record):
        if record.name == "10_first":
            raise Stopped

    with pytest.raises(Stopped):
        stopped.run(tell=stop)
    made = stopped.run()
    assert {why for _, why in reasons(made).values()} == {TAKEN}
