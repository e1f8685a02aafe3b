"""What a measure from any section is called: as a subject in a sentence, and as a label beside a line."""

from dataclasses import dataclass

from werket_lib.sections.overview.numbers import Story
from werket_lib.style.names import FLOWS, INDICATORS, INDICATORS_DEFINITE, RUNNING_SERVICES, SERVICES


@dataclass(frozen=True)
class Name:
    """A measure's names.

    Attributes
    ----------
    label, qualifier
        ``Steg till arbete``, ``kvarstående``; the second may be empty.
    subject
        Definite, as it stands in a sentence: ``antalet kvarstående i Steg till arbete``.
    neuter
        Whether the subject is (*antalet … oförändrat*) or not (*arbetslösheten … oförändrad*).
    """

    label: str
    qualifier: str
    subject: str
    neuter: bool

    @property
    def pronoun(self) -> str:
        """What stands for the subject in the next sentence."""
        return "det" if self.neuter else "den"

    @property
    def whole(self) -> str:
        """Label and qualifier as one."""
        return f"{self.label}, {self.qualifier}" if self.qualifier else self.label


# The other indicators are called as elsewhere; of people one speaks by their number.
_INDICATORS = INDICATORS_DEFINITE | {"varsel": "antalet varslade"}
_FLOWS = {"remaining": "antalet kvarstående i {}", "new": "antalet nya i {}", "left": "antalet som lämnade {}"}

_MARKET = {
    "suppliers": ("leverantörer", "antalet leverantörer i {}", True),
    "hhi": ("koncentration, HHI", "koncentrationen bland leverantörerna i {}", False),
}

_ADJUSTED = "säsongsrensat"
UNNAMED = "måttet"


def name_measure(story: Story) -> Name:
    """Name a measure; one that nobody has named yet is called by its section and what the code calls it."""
    prefix, name = story.measure.split(".")
    adjusted = _ADJUSTED if story.level.id != story.measure else ""
    if prefix == "temperature" and name in INDICATORS:
        subject = _INDICATORS[name]
        return Name(INDICATORS[name], adjusted, subject, subject.startswith("antalet"))
    service = prefix.upper()
    if service in SERVICES and name in _FLOWS:
        subject = _FLOWS[name].format(RUNNING_SERVICES[service])
        return Name(SERVICES[service], FLOWS[name].lower(), subject, neuter=True)
    if service in SERVICES and name in _MARKET:
        qualifier, subject, neuter = _MARKET[name]
        return Name(SERVICES[service], qualifier, subject.format(RUNNING_SERVICES[service]), neuter)
    qualifier = ", ".join(filter(None, (name.replace("_", " "), adjusted)))
    return Name(story.section.title, qualifier, f"{UNNAMED} {qualifier} i {story.section.title}", neuter=True)
