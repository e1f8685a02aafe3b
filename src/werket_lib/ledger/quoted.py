"""Facts put in by name, held to the sentence that they stand in."""

from werket_lib.codes import FLOWS
from werket_lib.ledger.claims import Proof, Prover
from werket_lib.ledger.frames import WAYS, tell
from werket_lib.ledger.index import COUNTRY, SERVICES
from werket_lib.ledger.lexicon import says
from werket_lib.ledger.marks import Mark
from werket_lib.ledger.outside import name_month


class Quotes(Prover):
    """Holds a quoted fact to the slots that its sentence fills."""

    def quoted(self, mark: Mark, proof: Proof) -> Proof:
        """Hold a fact that was put in by name to the sentence that it stands in."""
        fact_id = next(
            (
                fact
                for start, end, fact in self.c.passage.quoted
                if start <= self.c.start + mark.start and self.c.start + mark.end <= end
            ),
            None,
        )
        if fact_id is None:
            return proof
        if fact_id not in self.index.facts:
            return Proof("unread", None, f"{fact_id} saknas den här månaden")
        against = self._against(mark, fact_id)
        if against:
            return Proof("wrong", fact_id, against, proof.frame)
        if proof.status == "wrong" and proof.fact == fact_id:
            return proof
        return Proof("fact", fact_id, "", proof.frame)

    def _against(self, mark: Mark, fact_id: str) -> str:
        """Say which slot of the sentence a quoted fact does not fit; empty where it fits them all."""
        entity, measure, derived = self.index.places[fact_id]
        fact = self.index.facts[fact_id]
        names, origin = self.s.names_at(mark)
        known = {one for name in names for one in self.s.named(name)}
        if (
            entity.name
            and known
            and origin != "before"
            and entity not in known
            and entity.kind in {one.kind for one in known}
        ):
            return f"meningen gäller {names[0].value}, men {fact_id} gäller {entity.name}"
        services = [one.value for one in self.s.marks if one.kind == "services"]
        if (
            entity.domain in SERVICES
            and services
            and entity.domain not in services
            and entity.domain != self.s.service_at(mark)
        ):
            return f"meningen gäller {services[0]}, men {fact_id} gäller {entity.domain}"
        if (
            entity.domain in SERVICES
            and services
            and len(set(services)) > 1
            and self.s.service_at(mark) != entity.domain
            and any(one.kind == "services" for one in self.s.clause_at(mark).marks)
        ):
            return f"satsen gäller {self.s.service_at(mark)}, men {fact_id} gäller {entity.domain}"
        if (
            not entity.name
            and entity.domain in SERVICES
            and names
            and origin == "clause"
            and measure in FLOWS
            and not derived
        ):
            return f"meningen gäller {names[0].value}, men {fact_id} gäller hela tjänsten"
        said = [word for word in self.s.own_measures(mark) if word in ("remaining", "new", "left", "participants")]
        strong = [word for word in said if word in ("new", "left")]
        if (
            measure in FLOWS
            and said
            and measure not in ("remaining" if one == "participants" else one for one in (strong or said))
        ):
            return f"meningen talar om {said[0]}, men {fact_id} är {measure}"
        words = self.s.measure_words(mark)[:1]
        if (
            (entity == COUNTRY or entity.domain == "groups")
            and words
            and self.s.meant(entity, words)
            and self.s.meant(entity, words).split(".")[0] != measure.split(".")[0]
            and self.s.own_measures(mark)
        ):
            return f"meningen talar om {words[0]}, men {fact_id} är {measure}"
        if (
            entity.domain == "forecast"
            and (year := self.s.year_at(mark)) != entity.name
            and any(str(date.value.year) == year for date in self.s.marks if date.kind == "date")
        ):
            return f"meningen gäller {year}, men {fact_id} gäller {entity.name}"
        if derived == "previous" and not says(
            self.text,
            "förra, förut, tidigare, höstas, hösten*, oktober*, från, mot, före, föregående, då, året, 2024, var",
        ):
            return f"meningen gäller den senaste, men {fact_id} är den förra"
        told = self.s.month_at(mark, level=False)
        if (
            told is not None
            and told != fact.month
            and not derived.startswith("previous")
            and entity.domain not in ("forecast", "trust", "survey")
            and not self.s.is_compared(mark)
        ):
            return f"meningen gäller {name_month(told)}, men {fact_id} gäller {name_month(fact.month)}"
        if derived in ("change", "change_pct", "change_12m", "change_pp"):
            way = self.c.way_of(mark)
            value = self.index.of_fact(fact_id)
            if way and value and way not in (value.way, "") and value.way != "same":
                return f"texten säger att det {WAYS[way]}, men det {WAYS[value.way]} ({tell(value, signed=True)})"
            back = {"change": 1, "change_pct": 1, "change_12m": 12}.get(derived)
            bases = self.s.bases(mark, self.month)
            if back and bases and self.month - back not in bases and entity.domain not in ("forecast", "trust"):
                return (
                    f"meningen räknar från {name_month(bases[0])}, men {fact_id} från {name_month(self.month - back)}"
                )
        return ""
