"""Second sealed half: sentences with one slip and their true twins, by kind of slip.

Written after the first sealed half had been opened, by someone who has read neither that nor the ledger. See `template`
for how a sentence is written. Where words and not a printed fact make the claim, ``holds`` reckons that the true
sentence is true and its twin false.
"""

from calendar import monthrange
from collections.abc import Callable

from tests.ledger_pairs.template import Month, Pair

_NORTH = ("gallivare", "jokkmokk", "kiruna")


def _is_up(name: str) -> Callable[[Month], bool]:
    return lambda month: month[name] > 0


def _is_down(name: str) -> Callable[[Month], bool]:
    return lambda month: month[name] < 0


def _is_larger(larger: str, smaller: str) -> Callable[[Month], bool]:
    return lambda month: month[larger] > month[smaller]


def _differ(*names: str) -> Callable[[Month], bool]:
    return lambda month: len({month[name] for name in names}) == len(names)


def _are(name: str, value: float) -> Callable[[Month], bool]:
    return lambda month: month[name] == value


def _is_between(name: str, low: float, high: float) -> Callable[[Month], bool]:
    return lambda month: low <= month[name] < high


def _is_ratio(of: str, to: str, low: float, high: float) -> Callable[[Month], bool]:
    return lambda month: low <= month[of] / month[to] < high


def _is_streak(name: str, months: int) -> Callable[[Month], bool]:
    return lambda month: month.streak(name) == months


def _has_days(year: int, number: int, last: int) -> Callable[[Month], bool]:
    return lambda _: monthrange(year, number)[1] == last


def _largest(month: Month, start: str, end: str) -> list[str]:
    """Names between a beginning and an end, from the largest value down."""
    found = {
        name[len(start) : -len(end)]: one["value"]
        for name, one in month.raw.items()
        if name.startswith(start) and name.endswith(end) and "." not in name[len(start) : -len(end)]
    }
    return sorted(found, key=lambda name: -found[name])


def _places(month: Month) -> list[str]:
    return _largest(month, "groups.municipality.", ".unemployment_rate")


def _areas(month: Month, measure: str) -> list[str]:
    return _largest(month, "rom2.area.", "." + measure)


PAIRS = [
    # Numbers and subjects.
    Pair(
        "number of a service",
        "Enligt myndighetens statistik var [{aub.remaining} // {aub.remaining + 300}] personer kvar i "
        "arbetsmarknadsutbildning när {m} tog slut.",
    ),
    Pair(
        "number of a service",
        "Karriärvägledning är en liten insats med [{kvl.remaining} // {kvl.remaining - 90}] deltagare vid "
        "månadsskiftet.",
    ),
    Pair(
        "number of a service",
        "Summerar man leverantörernas rader för individuellt pedagogiskt stöd blir det "
        "[{ipsu.remaining} // {ipsu.remaining + 40}] deltagare.",
    ),
    Pair(
        "number of a service",
        "Under årets första månad fick [{fub.new} // {fub.new - 500}] arbetslösa börja en förberedande utbildning.",
    ),
    Pair(
        "right number, wrong service",
        "Vid utgången av {m} hade [Steg till arbete // arbetsmarknadsutbildningen] {sta.remaining} deltagare.",
        _differ("sta.remaining", "aub.remaining"),
    ),
    Pair(
        "right number, wrong service",
        "Det var {kvl.new} personer som fick sin första träff inom "
        "[karriärvägledningen // den förberedande utbildningen] under {m}.",
        _differ("kvl.new", "fub.new"),
    ),
    Pair(
        "right number, wrong service",
        "De {fub.left} som gick ut ur [den förberedande utbildningen // arbetsmarknadsutbildningen] är färre än i "
        "{m-1}.",
        lambda m: m["fub.left.change"] < 0 and m["fub.left"] != m["aub.left"],
    ),
    Pair(
        "right number, wrong service",
        "Månadens ökning i [IPSU // KVL] motsvarar {ipsu.remaining.change_pct} procent.",
        lambda m: m["ipsu.remaining.change_pct"] > 1 > m["kvl.remaining.change_pct"] > 0,
    ),
    Pair(
        "flow confused",
        "Hela {rom2.left} personer [lämnade // påbörjade] Rusta och matcha i {m}.",
        _differ("rom2.left", "rom2.new"),
    ),
    Pair(
        "flow confused",
        "Tillströmningen till arbetsmarknadsutbildning stannade på [{aub.new} // {aub.left}] personer.",
        _differ("aub.left", "aub.new"),
    ),
    Pair(
        "flow confused",
        "Steg till arbete redovisar {sta.new} [nystartade // avslutade] deltagare för {m}.",
        _differ("sta.left", "sta.new"),
    ),
    Pair(
        "flow confused",
        "För förberedande utbildning var [utflödet // inflödet] {fub.left} personer.",
        _differ("fub.left", "fub.new"),
    ),
    Pair(
        "flow confused",
        "Vår genomgång visar att {ipsu.remaining} personer [fanns kvar i // skrevs ut från] IPSU vid månadens slut.",
        _differ("ipsu.left", "ipsu.remaining"),
    ),
    Pair(
        "number of a supplier",
        "Manpower Matchning AB redovisade [{rom2.supplier.manpower_matchning_ab.remaining} // "
        "{rom2.supplier.arcus_utbildning_jobbformedling_ab.remaining}] deltagare i Rusta och matcha.",
        _differ(
            "rom2.supplier.manpower_matchning_ab.remaining",
            "rom2.supplier.arcus_utbildning_jobbformedling_ab.remaining",
        ),
    ),
    Pair(
        "number of a supplier",
        "I Steg till arbete är Jobfind Sverige AB mindre, med [{sta.supplier.jobfind_sverige_ab.remaining} // "
        "{rom2.supplier.jobfind_sverige_ab.remaining}] deltagare.",
        _is_larger("rom2.supplier.jobfind_sverige_ab.remaining", "sta.supplier.jobfind_sverige_ab.remaining"),
    ),
    Pair(
        "number of a supplier",
        "Bland dem som utbildar åt Arbetsförmedlingen hade Astar AB [{aub.supplier.astar_ab.remaining} // "
        "{aub.supplier.astar_ab.remaining + 60}] personer i arbetsmarknadsutbildning.",
    ),
    Pair(
        "number of a supplier",
        "Wilja Arbetsrehab AB är en av de mindre i Steg till arbete: [{sta.supplier.wilja_arbetsrehab_ab.remaining} // "
        "{sta.supplier.osynliga_jobb_sverige_ab.remaining}] deltagare.",
        _differ("sta.supplier.wilja_arbetsrehab_ab.remaining", "sta.supplier.osynliga_jobb_sverige_ab.remaining"),
    ),
    Pair(
        "results of a service",
        "Bland dem som började för ett till två år sedan hade [{rom2.rr1_rate} // {rom2.rr2_rate}] procent en första "
        "godkänd resultatredovisning i Rusta och matcha.",
        _is_larger("rom2.rr1_rate", "rom2.rr2_rate"),
    ),
    Pair(
        "results of a service",
        "Så många som [{rom2.contracts.at_risk} // {rom2.contracts.at_risk + 30}] avtal i Rusta och matcha riskerar "
        "hävning.",
    ),
    Pair(
        "results of a service",
        "Hos avtalen med högsta betyg har [{rom2.rating.4.rr1_rate} // {rom2.rating.3.rr1_rate}] procent av deltagarna "
        "nått ett första resultat.",
        _is_larger("rom2.rating.4.rr1_rate", "rom2.rating.3.rr1_rate"),
    ),
    Pair(
        "results of a service",
        "Bäst i landet på första resultat i Rusta och matcha är "
        "[Malung-Sälen-Vansbro // Avesta-Hedemora], med {rom2.area.malung_salen_vansbro.rr1_rate} procent.",
        lambda m: _areas(m, "rr1_rate")[0] == "malung_salen_vansbro",
    ),
    # Time and base.
    Pair(
        "wrong month",
        "Steg till arbete hade {sta.remaining} deltagare i slutet av [{m} // {m-1}].",
        _differ("sta.remaining", "sta.remaining@-1"),
    ),
    Pair(
        "wrong month",
        "Redan i [{m-2} // {m-3}] låg IPSU på {ipsu.remaining@-2} deltagare.",
        _differ("ipsu.remaining@-2", "ipsu.remaining@-3"),
    ),
    Pair(
        "wrong month",
        "Det var i [{my-8} // {my-6}] som Rusta och matcha var som störst, med {rom2.remaining@-8} deltagare.",
        lambda m: max(m.series("rom2.remaining")) == m["rom2.remaining@-8"] > m["rom2.remaining@-6"],
    ),
    Pair(
        "wrong month",
        "Varslen i [{m-2} // {m-1}] berörde {temperature.varsel@-2} personer.",
        _differ("temperature.varsel@-2", "temperature.varsel@-1"),
    ),
    Pair(
        "base of comparison",
        "Deltagarna i STA har blivit {sta.remaining.change_12m} fler på [ett år // en månad].",
        _differ("sta.remaining.change_12m", "sta.remaining.change"),
    ),
    Pair(
        "base of comparison",
        "Sedan [{my-12} // {my-1}] har de långtidsarbetslösa ökat med {temperature.long_term_unemployed.change_12m}.",
        lambda m: (
            m["temperature.long_term_unemployed"] - m["temperature.long_term_unemployed@-1"]
            < m["temperature.long_term_unemployed.change_12m"]
        ),
    ),
    Pair(
        "base of comparison",
        "Arbetsmarknadsutbildningen fick {aub.new.change} färre nya deltagare än [månaden före // samma månad i fjol].",
        lambda m: m["aub.new.change"] < m["aub.new.change_12m"] < 0,
    ),
    Pair(
        "base of comparison",
        "Mätt mot [motsvarande månad {y-1} // månaden innan] är tillströmningen till Rusta och matcha "
        "{rom2.new.change_12m} personer lägre.",
        lambda m: m["rom2.new.change_12m"] < m["rom2.new.change"] < 0,
    ),
    Pair(
        "stale month",
        "Deltagarna i Rusta och matcha blev [{rom2.remaining.change} färre // "
        "{rom2.remaining@-1 - rom2.remaining@-2} fler] under {m}.",
        lambda m: m["rom2.remaining.change"] < 0 < m["rom2.remaining@-1"] - m["rom2.remaining@-2"],
    ),
    Pair(
        "stale month",
        "Konjunkturinstitutets barometerindikator stannade på [{temperature.ki_barometer} // "
        "{temperature.ki_barometer@-1}] i {m}.",
        _differ("temperature.ki_barometer", "temperature.ki_barometer@-1"),
    ),
    Pair(
        "stale month",
        "Den här månaden klev [{sta.new} // {sta.new@-1}] nya deltagare in i Steg till arbete.",
        _differ("sta.new", "sta.new@-1"),
    ),
    Pair(
        "stale month",
        "Termometern visar att arbetsmarknaden är [kall // sval] i {m}.",
        _are("temperature.word", "kall"),
    ),
    Pair(
        "stale month",
        "I {m-1} började {fub.new@-1} personer och i {m} var de [{fub.new} // {fub.new@-1}].",
        _differ("fub.new", "fub.new@-1"),
        heading="Förberedande utbildning",
    ),
    Pair(
        "from-to",
        "Mellan {m-1} och {m} gick arbetsmarknadsutbildningen från {aub.remaining@-1} till "
        "[{aub.remaining} // {aub.remaining - 200}] deltagare.",
    ),
    Pair(
        "from-to",
        "På tolv månader har Steg till arbete vuxit från [{sta.remaining@-12} // {sta.remaining@-1}] till "
        "{sta.remaining} deltagare.",
        _differ("sta.remaining@-12", "sta.remaining@-1"),
    ),
    Pair(
        "from-to",
        "Koncentrationen bland leverantörerna av Rusta och matcha, mätt med Herfindahl-Hirschmans index, har sjunkit "
        "från [{rom2.hhi.start} // {rom2.hhi.start - 60}] i april 2023 till {rom2.hhi}.",
        _is_larger("rom2.hhi.start", "rom2.hhi"),
    ),
    Pair(
        "from-to",
        "Andelen arbetslösa i riket kröp från {temperature.unemployment_rate@-1} procent i {m-1} till "
        "[{temperature.unemployment_rate} // {temperature.unemployment_rate + 0.4}] procent.",
        _is_larger("temperature.unemployment_rate", "temperature.unemployment_rate@-1"),
    ),
    # Direction.
    Pair(
        "direction by verb: deltagare",
        "Deltagarantalet i FUB [fub.remaining.change ? sköt i höjden // störtdök] efter nyår.",
        lambda m: abs(m["fub.remaining.change_pct"]) > 20,
    ),
    Pair(
        "direction by verb: deltagare",
        "Mellan jul och månadsskiftet [rom2.remaining.change ? svällde // bantades] Rusta och matcha med "
        "{rom2.remaining.change} deltagare.",
    ),
    Pair(
        "direction by verb: deltagare",
        "Inflödet till IPSU [ipsu.new.change ? klättrade // dalade] till {ipsu.new} personer.",
    ),
    Pair(
        "direction by verb: deltagare",
        "Utflödet ur arbetsmarknadsutbildningen [aub.left.change ? tilltog // mattades av] jämfört med månaden innan.",
    ),
    Pair(
        "direction by verb: makro",
        "Arbetslösheten har [temperature.unemployment_rate.change_12m ? krupit upp // pressats ned] med "
        "{temperature.unemployment_rate.change_12m} procentenheter på tolv månader.",
    ),
    Pair(
        "direction by verb: makro",
        "Utbudet av lediga jobb har [temperature.vacancies.change_12m ? vidgats // krympt] med "
        "{temperature.vacancies.change_12m} platser sedan i fjol.",
    ),
    Pair(
        "direction by verb: makro",
        "På ett år har Barometerindikatorn [temperature.ki_barometer.change_12m ? lyft // backat] "
        "{temperature.ki_barometer.change_12m} enheter.",
    ),
    Pair(
        "direction by verb: makro",
        "I årstakt [temperature.varsel.change_12m ? tog varslen ett kliv uppåt // föll varslen tillbaka] till "
        "{temperature.varsel} personer.",
    ),
    Pair(
        "direction by noun: tjänster",
        "Karriärvägledningen visar en liten [kvl.remaining.change ? uppgång // nedgång] i {m}.",
    ),
    Pair(
        "direction by noun: tjänster",
        "För inflödet till arbetsmarknadsutbildning blev {m} rena [aub.new.change ? lyftet // raset], "
        "{aub.new.change} personer på en enda månad.",
    ),
    Pair(
        "direction by noun: tjänster",
        "[fub.left.change ? Ökningen // Minskningen] av antalet som lämnade FUB stannade på {fub.left.change}.",
    ),
    Pair(
        "direction by noun: tjänster",
        "Inriktningen bygg bjöd på ett [aub.track.j_bygg.remaining.change ? plus // minus] om "
        "{aub.track.j_bygg.remaining.change} deltagare i arbetsmarknadsutbildningen.",
    ),
    Pair(
        "direction by noun: makro och grupper",
        "Jämfört med {my-12} rör det sig om ett [temperature.vacancies.change_12m ? tillskott // bortfall] av "
        "{temperature.vacancies.change_12m} lediga platser.",
    ),
    Pair(
        "direction by noun: makro och grupper",
        "I landsbygdskommunerna med besöksnäring syns sedan {my-24} en svag "
        "[groups.landsbygdskommun_med_besoksnaring.unemployment_rate.change_pp ? höjning // sänkning] av "
        "arbetslösheten.",
    ),
    Pair(
        "direction by noun: makro och grupper",
        "Storstädernas [groups.storstader.vacancy_rate.change_pp ? uppsving // tapp] i andelen lediga jobb är "
        "{groups.storstader.vacancy_rate.change_pp} procentenheter på två år.",
    ),
    Pair(
        "sign",
        "Förändring i Rusta och matcha sedan {m-1}: [{rom2.remaining.change:+} // {-rom2.remaining.change:+}] "
        "deltagare.",
    ),
    Pair(
        "sign",
        "Trafikverkets resultat i förtroendemätningen: [{trust.actor.trafikverket.trust_pct.change:+} // "
        "{-trust.actor.trafikverket.trust_pct.change:+}] procentenheter mot i fjol.",
    ),
    Pair(
        "sign",
        "Lediga jobb som andel av arbetskraften i de större städerna, [{groups.storre_stad.vacancy_rate.change_pp:+} "
        "// {-groups.storre_stad.vacancy_rate.change_pp:+}] procentenheter sedan {my-24}.",
    ),
    Pair(
        "sign",
        "Facit för arbetsmarknadsutbildning över tolv månader är [{aub.remaining.change_12m:+} // "
        "{-aub.remaining.change_12m:+}] deltagare.",
    ),
    Pair(
        "negation",
        "Sedan {my-24} har arbetslösheten i storstäderna [ökat // inte ökat].",
        _is_up("groups.storstader.unemployment_rate.change_pp"),
    ),
    Pair(
        "negation",
        "I arbetsmarknadsutbildningen [blev det inte // blev det] fler deltagare i {m}.",
        _is_down("aub.remaining.change"),
    ),
    Pair(
        "negation",
        "Karriärvägledningen [tappade inga // tappade] deltagare netto under årets första månad.",
        _is_up("kvl.remaining.change"),
    ),
    Pair(
        "negation",
        "Förtroendet för Skatteverket har [knappast // verkligen] stärkts sedan förra mätningen.",
        _is_down("trust.actor.skatteverket.trust_pct.change"),
    ),
    # Shares and per cent.
    Pair(
        "percent or percentage points",
        "Jämfört med i fjol vid den här tiden är arbetslösheten {temperature.unemployment_rate.change_12m} "
        "[procentenheter // procent] högre.",
        lambda m: (
            m["temperature.unemployment_rate"] / m["temperature.unemployment_rate@-12"]
            > 1 + 2 * m["temperature.unemployment_rate.change_12m"] / 100
        ),
    ),
    Pair(
        "percent or percentage points",
        "Rusta och matcha blev {rom2.remaining.change_pct} [procent // procentenheter] mindre i {m}.",
        _is_down("rom2.remaining.change_pct"),
    ),
    Pair(
        "percent or percentage points",
        "Förtroendet för Trafikverket har klättrat {trust.actor.trafikverket.trust_pct.change} "
        "[procentenheter // procent] på ett år.",
        lambda m: (
            m["trust.actor.trafikverket.trust_pct"] / m["trust.actor.trafikverket.trust_pct.previous"]
            > 1.1 + m["trust.actor.trafikverket.trust_pct.change"] / 100
        ),
    ),
    Pair(
        "percent or percentage points",
        "Storstadskommunernas arbetslöshet är i dag {groups.storstader.unemployment_rate.change_pp} "
        "[procentenheter // procent] högre än i {my-24}.",
        _is_between("groups.storstader.unemployment_rate.change_pp", 0.5, 5),
    ),
    Pair(
        "wrong share",
        "Stockholm Mitt svarar ensamt för [{rom2.area.stockholm_mitt.remaining.share_pct} // "
        "{rom2.area.stockholm_mitt.remaining.share_pct + 5}] procent av deltagarna i Rusta och matcha.",
    ),
    Pair(
        "wrong share",
        "Transportutbildningarna utgör [{aub.track.m_transport.remaining.share_pct} // "
        "{aub.track.l_maskin.remaining.share_pct}] procent av arbetsmarknadsutbildningen.",
        _is_larger("aub.track.m_transport.remaining.share_pct", "aub.track.l_maskin.remaining.share_pct"),
    ),
    Pair(
        "wrong share",
        "Arbetslivsresurs Ar AB dominerar karriärvägledningen med "
        "[{kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct} // "
        "{sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct}] procent av deltagarna.",
        _is_larger(
            "kvl.supplier.arbetslivsresurs_ar_ab.remaining.share_pct",
            "sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct",
        ),
    ),
    Pair(
        "wrong share",
        "I landsbygdskommunerna motsvarade de lediga jobben [{groups.landsbygdskommun.vacancy_rate} // "
        "{groups.landsbygdskommun.unemployment_rate}] procent av arbetskraften.",
        _differ("groups.landsbygdskommun.vacancy_rate", "groups.landsbygdskommun.unemployment_rate"),
    ),
    Pair(
        "shares that make a hundred",
        "IPSU delas av tre: Iris Hadar AB med {ipsu.supplier.iris_hadar_ab.remaining.share_pct} procent, Jobfind "
        "Sverige AB med {ipsu.supplier.jobfind_sverige_ab.remaining.share_pct} procent och Clustera Sverige AB med "
        "[{ipsu.supplier.clustera_sverige_ab.remaining.share_pct} // "
        "{ipsu.supplier.clustera_sverige_ab.remaining.share_pct + 10}] procent.",
    ),
    Pair(
        "shares that make a hundred",
        "Del A har {ipsu.part.a.remaining.share_pct} procent av dem som får individuellt pedagogiskt stöd och del B "
        "resten, [{ipsu.part.b.remaining.share_pct} // {ipsu.part.b.remaining.share_pct + 10}] procent.",
        lambda m: abs(m["ipsu.part.a.remaining.share_pct"] + m["ipsu.part.b.remaining.share_pct"] - 100) < 0.01,
    ),
    Pair(
        "shares that make a hundred",
        "På frågan om leverantörens hållning påverkar valet delar svaren upp sig i "
        "{survey.attitude_affects_choice.answer_yes.share_pct} procent ja, "
        "{survey.attitude_affects_choice.answer_no.share_pct} procent nej och "
        "[{survey.attitude_affects_choice.answer_unsure.share_pct} // "
        "{survey.attitude_affects_choice.answer_unsure.share_pct + 15}] procent vet ej.",
    ),
    Pair(
        "sum over services",
        "De tre minsta tjänsterna, STA, KVL och IPSU, har tillsammans "
        "[{sta.remaining + kvl.remaining + ipsu.remaining} // {sta.remaining + kvl.remaining - 500}] deltagare.",
    ),
    Pair(
        "sum over services",
        "Slår man ihop arbetsmarknadsutbildning och förberedande utbildning får man "
        "[{aub.remaining + fub.remaining} // {aub.remaining + fub.remaining + 1000}] deltagare.",
    ),
    Pair(
        "sum over services",
        "I de båda utbildningstjänsterna AUB och FUB började sammanlagt [{aub.new + fub.new} // {aub.left + fub.left}] "
        "personer.",
        lambda m: m["aub.new"] + m["fub.new"] != m["aub.left"] + m["fub.left"],
    ),
    Pair(
        "sum over services",
        "Tillsammans lämnade [{rom2.left + sta.left} // {rom2.new + sta.new}] personer Rusta och matcha och Steg till "
        "arbete i {m}.",
        lambda m: m["rom2.left"] + m["sta.left"] != m["rom2.new"] + m["sta.new"],
    ),
    # Order and counts.
    Pair(
        "superlative",
        "[Malmö // Ronneby] är den kommun i landet som har högst arbetslöshet.",
        lambda m: _places(m)[0] == "malmo",
    ),
    Pair(
        "superlative",
        "Räknat i deltagare är [Stockholm Mitt // Göteborg Mitt] Rusta och matchas största leveransområde.",
        lambda m: _areas(m, "remaining")[0] == "stockholm_mitt",
    ),
    Pair(
        "superlative",
        "Bland kommungrupperna är det [landsbygdskommunerna med besöksnäring // de mindre städerna och tätorterna] "
        "som har lägst arbetslöshet.",
        lambda m: list(m.groups("unemployment_rate"))[-1] == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "superlative",
        "Ingen leverantör i Steg till arbete är större än [Arcus Utbildning & Jobbförmedling AB // Iris Hadar AB].",
        _are("sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.rank", 1),
    ),
    Pair(
        "superlative",
        "Av de trettio största i Rusta och matcha var det [Guldjobbet AB // Lernia Utbildning AB] som förlorade flest "
        "deltagare.",
        lambda m: _largest(m, "rom2.supplier.", ".remaining.change")[-1] == "guldjobbet_ab",
    ),
    Pair(
        "order",
        "Förtroendet är störst för [Säkerhetspolisen, följd av Försvarsmakten // Försvarsmakten, följd av "
        "Säkerhetspolisen].",
        _is_larger("trust.actor.sakerhetspolisen.trust_pct", "trust.actor.forsvarsmakten.trust_pct"),
    ),
    Pair(
        "order",
        "Folkhögskolesatsningen leder bland FUB:s inriktningar, före [Orientering, test och kartläggning // Korta "
        "Vägen] på andra plats.",
        lambda m: (
            m["fub.track.folkhogskolesatsningen.remaining.rank"] == 1
            and m["fub.track.orientering_test_och_kartlaggning.remaining.rank"] == 2
        ),
    ),
    Pair(
        "order",
        "I karriärvägledningen kommer [Merit Utbildning Malmö AB före Aredu AB // Aredu AB före Merit Utbildning "
        "Malmö AB] i storlek.",
        _is_larger("kvl.supplier.merit_utbildning_malmo_ab.remaining", "kvl.supplier.aredu_ab.remaining"),
    ),
    Pair(
        "order",
        "Efter transport är [maskin // vård] den inriktning som samlar flest i arbetsmarknadsutbildningen.",
        lambda m: m["aub.track.m_transport.remaining.rank"] == 1 and m["aub.track.l_maskin.remaining.rank"] == 2,
    ),
    Pair(
        "rank",
        "Göteborg Mitt är [näst störst // tredje störst] av leveransområdena i Rusta och matcha.",
        _are("rom2.area.goteborg_mitt.remaining.rank", 2),
    ),
    Pair(
        "rank",
        "På listan över leveransområden i Rusta och matcha ligger Helsingborg på plats "
        "[{rom2.area.helsingborg.remaining.rank} // {rom2.area.helsingborg.remaining.rank + 2}].",
    ),
    Pair(
        "rank",
        "Lernia Utbildning AB är [tvåa // trea] bland leverantörerna i Rusta och matcha.",
        _are("rom2.supplier.lernia_utbildning_ab.remaining.rank", 2),
    ),
    Pair(
        "rank",
        "Av de fem myndigheterna hamnar Arbetsförmedlingen på [femte // fjärde] plats i förtroende.",
        lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5 == m["trust.actors"],
    ),
    Pair(
        "comparison",
        "Arbetslösheten är [högre // lägre] i landsbygdskommunerna än i de mindre städerna och tätorterna.",
        _is_larger("groups.landsbygdskommun.unemployment_rate", "groups.mindre_stad_tatort.unemployment_rate"),
    ),
    Pair(
        "comparison",
        "Under {m} var det fler som [lämnade än som började i // började än som lämnade] Rusta och matcha.",
        _is_larger("rom2.left", "rom2.new"),
    ),
    Pair(
        "comparison",
        "Karriärvägledning har [fler // färre] deltagare än individuellt pedagogiskt stöd.",
        _is_larger("kvl.remaining", "ipsu.remaining"),
    ),
    Pair(
        "comparison",
        "De lediga jobben är en [större // mindre] andel av arbetskraften i besöksnäringens landsbygdskommuner än i "
        "storstäderna.",
        _is_larger("groups.landsbygdskommun_med_besoksnaring.vacancy_rate", "groups.storstader.vacancy_rate"),
    ),
    Pair(
        "n of m",
        "I [{rom2.results.rr1_over} // {rom2.results.rr1_over + 8}] av de {rom2.results.areas} leveransområdena "
        "nådde minst 25 procent av deltagarna ett första resultat.",
    ),
    Pair(
        "n of m",
        "[Åtta // Sex] av de nio kommungrupperna har i dag högre arbetslöshet än i {my-24}.",
        lambda m: [value > 0 for value in m.groups("unemployment_rate.change_pp").values()].count(True) == 8,
    ),
    Pair(
        "n of m",
        "Av de {rom2.suppliers.largest} största leverantörerna i Rusta och matcha backade "
        "[{rom2.suppliers.largest.falling} // {rom2.suppliers.largest.falling - 6}].",
    ),
    Pair(
        "n of m",
        "Någon leverantör av Rusta och matcha med deltagare på plats finns i [{rom2.municipalities.served} // "
        "{rom2.municipalities.served - 30}] av landets {rom2.municipalities.listed} kommuner.",
    ),
    Pair(
        "n of m",
        "Rusta och matcha växte i [{rom2.areas.rising} // {rom2.areas.falling}] av {rom2.areas.listed} "
        "leveransområden.",
        _differ("rom2.areas.rising", "rom2.areas.falling"),
    ),
    Pair(
        "ingen och samtliga",
        "[Ingen // En] leverantör försvann ur Rusta och matcha i {m}.",
        _are("rom2.suppliers.exited", 0),
    ),
    Pair(
        "ingen och samtliga",
        "[Samtliga // Bara hälften av] de större städerna har någon leverantör av Rusta och matcha med deltagare på "
        "plats.",
        lambda m: m["rom2.group.storre_stad.without"] == 0 < m["rom2.group.storre_stad.served"],
    ),
    Pair(
        "ingen och samtliga",
        "[Inget // Vart tionde] avtal med betyget 4 i Rusta och matcha riskerar att hävas.",
        _are("rom2.rating.4.at_risk", 0),
    ),
    Pair(
        "ingen och samtliga",
        "[Inte en enda // Var fjärde] av de svarande i enkäten säger att Arbetsförmedlingen alltid ger återkoppling.",
        _are("survey.feedback_frequency_1to5.answer_5.n", 0),
    ),
    Pair(
        "number word",
        "Temperaturmåttet väger ihop [fem // sju] indikatorer.",
        _are("temperature.indicators", 5),
    ),
    Pair(
        "number word",
        "I Steg till arbete hade [{sta.market.suppliers:w} // {sta.market.suppliers + 4:w}] leverantörer deltagare i "
        "{m}.",
    ),
    Pair(
        "number word",
        "Bara [tre // fem] bolag levererar individuellt pedagogiskt stöd vid utbildning.",
        _are("ipsu.market.suppliers", 3),
    ),
    Pair(
        "number word",
        "Rusta och matcha fick [{rom2.suppliers.entered:w} // {rom2.suppliers.entered + 3:w}] nya leverantörer i {m}.",
    ),
    Pair(
        "number word",
        "Med [{rom2.results.rr1_under_sure:w} // {rom2.results.rr1_under_sure + 8:w}] undantag kan inget "
        "leveransområde med säkerhet sägas ligga under gränsen 25 procent för första resultat.",
        lambda m: m["rom2.results.rr1_under_sure"] > 1 and m["rom2.results.threshold"] == 25,
    ),
    Pair(
        "record",
        "Så många långtidsarbetslösa har det inte varit sedan [{my-24} // {my-48}].",
        lambda m: (
            max(m.series("temperature.long_term_unemployed", 24))
            == m["temperature.long_term_unemployed"]
            < min(m["temperature.long_term_unemployed@-24"], m["temperature.long_term_unemployed@-40"])
        ),
    ),
    Pair(
        "record",
        "Deltagarantalet i förberedande utbildning är det högsta på [två // tio] år.",
        lambda m: max(m.series("fub.remaining", 24)) == m["fub.remaining"] < max(m.series("fub.remaining", 120)),
    ),
    Pair(
        "record",
        "Inflödet till Rusta och matcha är det lägsta [sedan {my-6} // som har noterats sedan starten].",
        lambda m: m["rom2.new@-6"] == min(m.series("rom2.new")) and m["rom2.new"] == min(m.series("rom2.new", 6)),
    ),
    Pair(
        "record",
        "Karriärvägledningens rekord från {my-3} [står sig // är slaget].",
        lambda m: max(m.series("kvl.remaining")) == m["kvl.remaining@-3"] > m["kvl.remaining"],
    ),
    Pair(
        "streak",
        "Inflödet till Rusta och matcha minskade för [fjärde // andra] månaden i rad.",
        _is_streak("rom2.new", -4),
    ),
    Pair(
        "streak",
        "Nu har antalet långtidsarbetslösa stigit [sju // tolv] månader i följd.",
        _is_streak("temperature.long_term_unemployed", 7),
    ),
    Pair(
        "streak",
        "Efter [tre // fem] månader i rad med färre lediga jobb blev de fler i {m}.",
        lambda m: (
            m["temperature.vacancies@-4"]
            > m["temperature.vacancies@-3"]
            > m["temperature.vacancies@-2"]
            > m["temperature.vacancies@-1"]
            < m["temperature.vacancies"]
            and m["temperature.vacancies@-5"] < m["temperature.vacancies@-4"]
        ),
    ),
    Pair(
        "streak",
        "[Två // Fyra] månaders nedgång för varslen bröts i {m}.",
        lambda m: (
            m["temperature.varsel@-2"] > m["temperature.varsel@-1"] < m["temperature.varsel"]
            and m["temperature.varsel@-3"] > m["temperature.varsel@-2"] > m["temperature.varsel@-4"]
        ),
    ),
    Pair(
        "unchanged",
        "AB Coachgruppen Strömbergs [stod still på // växte till] "
        "{rom2.supplier.ab_coachgruppen_strombergs.remaining} deltagare i Rusta och matcha.",
        _are("rom2.supplier.ab_coachgruppen_strombergs.remaining.change", 0),
    ),
    Pair(
        "unchanged",
        "[Haga Rekrytering AB // Academedia Eductus AB] hade oförändrat många deltagare i Rusta och matcha.",
        lambda m: (
            m["rom2.supplier.haga_rekrytering_ab.remaining.change"]
            == 0
            > m["rom2.supplier.academedia_eductus_ab.remaining.change"]
        ),
    ),
    Pair(
        "unchanged",
        "[YrkesAkademin AB // Movant AB] hade precis lika många i arbetsmarknadsutbildning som månaden före.",
        lambda m: (
            m["aub.supplier.yrkesakademin_ab.remaining.change"] == 0 > m["aub.supplier.movant_ab.remaining.change"]
        ),
    ),
    Pair(
        "unchanged",
        "I [{rom2.areas.unchanged:w} // {rom2.areas.rising:w}] leveransområden var antalet deltagare i Rusta och "
        "matcha detsamma som i {m-1}.",
        _differ("rom2.areas.unchanged", "rom2.areas.rising"),
    ),
    Pair(
        "against the mean",
        "Med {rom2.remaining} deltagare ligger Rusta och matcha [under // över] sitt genomsnitt.",
        _is_larger("rom2.remaining.mean", "rom2.remaining"),
    ),
    Pair(
        "against the mean",
        "Antalet som började i FUB var klart [högre // lägre] än genomsnittet.",
        lambda m: m["fub.new"] > 1.2 * m["fub.new.mean"],
    ),
    Pair(
        "against the mean",
        "IPSU:s {ipsu.left} avslut är [fler // färre] än tjänstens snitt, {ipsu.left.mean}.",
        _is_larger("ipsu.left", "ipsu.left.mean"),
    ),
    Pair(
        "against the mean",
        "I genomsnitt brukar [{aub.new.mean} // {aub.new.mean + 300}] personer börja en arbetsmarknadsutbildning, "
        "men i {m} var det bara {aub.new}.",
        _is_larger("aub.new.mean", "aub.new"),
    ),
    # Forms of a number, hedges.
    Pair(
        "multiple",
        "I förberedande utbildning började mer än [dubbelt // fyra gånger] så många som i arbetsmarknadsutbildning.",
        _is_ratio("fub.new", "aub.new", 2, 4),
    ),
    Pair(
        "multiple",
        "Inriktningen Orientering, test och kartläggning har mer än [tredubblats // femdubblats] på en månad.",
        lambda m: 200 < m["fub.track.orientering_test_och_kartlaggning.remaining.change_pct"] < 400,
    ),
    Pair(
        "multiple",
        "Rusta och matcha är nästan [sju // fyra] gånger så stort som Steg till arbete.",
        _is_ratio("rom2.remaining", "sta.remaining", 6.5, 7),
    ),
    Pair(
        "multiple",
        "Arcus Utbildning & Jobbförmedling AB har drygt [tre // fem] gånger så många deltagare i Steg till arbete "
        "som Iris Hadar AB.",
        _is_ratio(
            "sta.supplier.arcus_utbildning_jobbformedling_ab.remaining", "sta.supplier.iris_hadar_ab.remaining", 3, 3.5
        ),
    ),
    Pair(
        "fraction",
        "[Var tredje // Varannan] deltagare i FUB går i Folkhögskolesatsningen.",
        _is_between("fub.track.folkhogskolesatsningen.remaining.share_pct", 32, 35),
    ),
    Pair(
        "fraction",
        "Ungefär [tre av tio // sex av tio] i arbetsmarknadsutbildning läser inom transport.",
        _is_between("aub.track.m_transport.remaining.share_pct", 28, 32),
    ),
    Pair(
        "fraction",
        "Omkring [en fjärdedel // hälften] av deltagarna i Steg till arbete finns hos Arbetslivsresurs Ar AB.",
        _is_between("sta.supplier.arbetslivsresurs_ar_ab.remaining.share_pct", 24, 26),
    ),
    Pair(
        "fraction",
        "[Hälften // En fjärdedel] av dem som besvarade enkäten anser att rapporteringen har betydelse.",
        _are("survey.reporting_matters.answer_yes.share_pct", 50),
    ),
    Pair(
        "hedge: near the number",
        "Drygt [140 000 // 150 000] lediga jobb fanns vid månadens slut.",
        _is_between("temperature.vacancies", 140_000, 142_000),
    ),
    Pair(
        "hedge: near the number",
        "Ungefär [1 100 // 1 400] personer gick ut ur arbetsmarknadsutbildningen i {m}.",
        _is_between("aub.left", 1080, 1120),
    ),
    Pair(
        "hedge: near the number",
        "Någonstans runt [900 // 700] personer får karriärvägledning.",
        _is_between("kvl.remaining", 880, 920),
    ),
    Pair(
        "hedge: near the number",
        "Knappt [4 000 // 3 000] personer deltar i förberedande utbildning.",
        _is_between("fub.remaining", 3900, 4000),
    ),
    Pair(
        "hedge: bound",
        "[Fler än // Färre än] 145 000 personer räknas nu som långtidsarbetslösa.",
        _is_between("temperature.long_term_unemployed", 145_001, 150_000),
    ),
    Pair(
        "hedge: bound",
        "Arbetslösheten i riket ligger [över // under] 7 procent.",
        _is_between("temperature.unemployment_rate", 7.1, 8),
    ),
    Pair(
        "hedge: bound",
        "Minst [1 000 // 1 100] personer lämnade Steg till arbete under {m}.",
        _is_between("sta.left", 1000, 1100),
    ),
    Pair(
        "hedge: bound",
        "I ingen kommungrupp är arbetslösheten högre än [nio // sju] procent.",
        lambda m: 7 < max(m.groups("unemployment_rate").values()) < 9,
    ),
    Pair(
        "figures as people type them",
        "Kvar i Rusta och matcha: [{rom2.remaining:s} // {rom2.remaining + 2000:s}] personer.",
    ),
    Pair(
        "figures as people type them",
        "Arbetsförmedlingen räknade till [{temperature.vacancies:d} // {temperature.vacancies - 20000:d}] lediga "
        "jobb i {m}.",
    ),
    Pair(
        "figures as people type them",
        "[{temperature.unemployment_rate:p} // {temperature.unemployment_rate + 0.6:p}] % av arbetskraften var "
        "arbetslös i {m}.",
    ),
    Pair(
        "figures as people type them",
        "Nya i IPSU mot {m-1}: [+{ipsu.new.change_pct}% // +{ipsu.new.change_pct + 10}%].",
        _is_up("ipsu.new.change_pct"),
    ),
    Pair(
        "figures as people type them",
        "Steg till arbete har nu [{sta.remaining / 1000:1} // {(sta.remaining + 700) / 1000:1}] tusen deltagare.",
    ),
    Pair(
        "digit transposed",
        "Vid månadsskiftet räknade Arbetsförmedlingen in [{rom2.remaining} // {rom2.remaining - 270}] deltagare i "
        "Rusta och matcha.",
        _are("rom2.remaining", 39_413),
    ),
    Pair(
        "digit transposed",
        "Från Steg till arbete skrevs [{sta.left} // {sta.left + 27}] personer ut i {m}.",
        _are("sta.left", 1003),
    ),
    Pair(
        "digit transposed",
        "Totalt [{temperature.varsel} // {temperature.varsel + 90}] personer varslades om uppsägning.",
        _are("temperature.varsel", 5236),
    ),
    Pair(
        "digit transposed",
        "För landets arbetsmarknadsutbildningar är noteringen [{aub.remaining} // {aub.remaining + 180}] deltagare.",
        _are("aub.remaining", 6133),
    ),
    Pair(
        "rounding",
        "Avrundat till hela tusental har Rusta och matcha [39 000 // 40 000] deltagare.",
        lambda m: round(m["rom2.remaining"], -3) == 39_000,
    ),
    Pair(
        "rounding",
        "Med en decimal var andelen arbetslösa i storstäderna [{groups.storstader.unemployment_rate} // "
        "{groups.storstader.unemployment_rate - 0.1}] procent.",
    ),
    Pair(
        "rounding",
        "Rundar man av motsvarar månadens ökning i FUB [{fub.remaining.change_pct:0} // {fub.remaining.change_pct - "
        "1:0}] procent.",
        _is_up("fub.remaining.change_pct"),
    ),
    # How subjects are carried.
    Pair(
        "pronoun and inheritance",
        "Där fanns i slutet av {m} [{sta.remaining} // {aub.remaining}] deltagare.",
        _differ("sta.remaining", "aub.remaining"),
        before="Längst från arbetsmarknaden står de som går i Steg till arbete.",
    ),
    Pair(
        "pronoun and inheritance",
        "Den [tappade // vann] {aub.remaining.change} deltagare.",
        _is_down("aub.remaining.change"),
        before="För arbetsmarknadsutbildningen blev {m} en svag månad.",
    ),
    Pair(
        "pronoun and inheritance",
        "Av dem hade [{kvl.supplier.arbetslivsresurs_ar_ab.remaining} // "
        "{kvl.supplier.merit_utbildning_malmo_ab.remaining}] valt Arbetslivsresurs Ar AB.",
        _differ("kvl.supplier.arbetslivsresurs_ar_ab.remaining", "kvl.supplier.merit_utbildning_malmo_ab.remaining"),
        before="I karriärvägledningen fanns {kvl.remaining} deltagare.",
    ),
    Pair(
        "pronoun and inheritance",
        "Det var [{temperature.ki_barometer.change_12m} // {temperature.ki_barometer.change_12m + 4}] enheter mer än "
        "ett år tidigare.",
        _is_up("temperature.ki_barometer.change_12m"),
        before="Barometerindikatorn stod i {temperature.ki_barometer} i {m}.",
    ),
    Pair(
        "pronoun and inheritance",
        "Myndigheten har nu [{trust.actor.skatteverket.trust_pct} // {trust.actor.trafikverket.trust_pct}] procent "
        "av de tillfrågades förtroende.",
        _differ("trust.actor.skatteverket.trust_pct", "trust.actor.trafikverket.trust_pct"),
        before="Skatteverket är årets förlorare.",
    ),
    Pair(
        "heading's subject",
        "Vid månadens slut deltog [{kvl.remaining} // {ipsu.remaining}] personer.",
        _differ("kvl.remaining", "ipsu.remaining"),
        heading="Karriärvägledning",
    ),
    Pair(
        "heading's subject",
        "Inflödet i {m} var [{rom2.new} // {sta.new}] personer.",
        _differ("rom2.new", "sta.new"),
        heading="Rusta och matcha",
    ),
    Pair(
        "heading's subject",
        "Arbetslösheten är här [{groups.storstader.unemployment_rate} // "
        "{groups.landsbygdskommun_med_besoksnaring.unemployment_rate}] procent.",
        _differ("groups.storstader.unemployment_rate", "groups.landsbygdskommun_med_besoksnaring.unemployment_rate"),
        heading="Storstäderna",
    ),
    Pair(
        "heading's subject",
        "Deltagarna blev [{fub.remaining.change} fler // {aub.remaining.change} färre] på en månad.",
        lambda m: m["fub.remaining.change"] > 0 > m["aub.remaining.change"],
        heading="Förberedande utbildning",
    ),
    Pair(
        "coordination",
        "Både AUB och [Rusta och matcha // FUB] krympte i {m}.",
        lambda m: max(m["aub.remaining.change"], m["rom2.remaining.change"]) < 0 < m["fub.remaining.change"],
    ),
    Pair(
        "coordination",
        "Inflödet till KVL och IPSU var {kvl.new} respektive [{ipsu.new} // {ipsu.left}] personer.",
        _differ("ipsu.new", "ipsu.left"),
    ),
    Pair(
        "coordination",
        "Medan de nya blev fler i Steg till arbete blev de [färre // också fler] i arbetsmarknadsutbildningen.",
        lambda m: m["sta.new.change"] > 0 > m["aub.new.change"],
    ),
    Pair(
        "coordination",
        "Storstäderna och de större städerna har en arbetslöshet på "
        "[{groups.storstader.unemployment_rate} respektive {groups.storre_stad.unemployment_rate} // "
        "{groups.storre_stad.unemployment_rate} respektive {groups.storstader.unemployment_rate}] procent.",
        _differ("groups.storstader.unemployment_rate", "groups.storre_stad.unemployment_rate"),
    ),
    Pair(
        "coordination",
        "Lernia Utbildning AB och Enrival AB skiljer sig åt: bara [den senare // den förra] fick fler deltagare i "
        "Rusta och matcha i {m}.",
        lambda m: (
            m["rom2.supplier.enrival_ab.remaining.change"]
            > 0
            > m["rom2.supplier.lernia_utbildning_ab.remaining.change"]
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "När månaden var slut fanns [{{ kvl.remaining | antal }} // {{ ipsu.remaining | antal }}] deltagare i "
        "karriärvägledning.",
        _differ("kvl.remaining", "ipsu.remaining"),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "Den förberedande utbildningen lämnades av [{{ fub.left | antal }} // {{ fub.new | antal }}] personer under "
        "{m}.",
        _differ("fub.left", "fub.new"),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "För Försvarsmakten uppger [{{ trust.actor.forsvarsmakten.trust_pct | procent }} // "
        "{{ trust.actor.trafikverket.trust_pct | procent }}] att de har stort förtroende.",
        _differ("trust.actor.forsvarsmakten.trust_pct", "trust.actor.trafikverket.trust_pct"),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "Över tolv månader har Steg till arbete fått [{{ sta.remaining.change_12m | storlek }} // "
        "{{ sta.remaining.change | storlek }}] fler deltagare.",
        lambda m: m["sta.remaining.change_12m"] > m["sta.remaining.change"] > 0,
    ),
    Pair(
        "fact quoted in the wrong sentence",
        "Till nästa år, {y+1}, väntas arbetslösheten sjunka till "
        "[{{ forecast.year.2026.unemployment_rate | procent }} // {{ forecast.year.2025.unemployment_rate | procent "
        "}}].",
        _is_larger("forecast.year.2025.unemployment_rate", "forecast.year.2026.unemployment_rate"),
    ),
    Pair(
        "abbreviation",
        "Läget i STA vid månadens slut: [{sta.remaining} // {kvl.remaining}] deltagare.",
        _differ("sta.remaining", "kvl.remaining"),
    ),
    Pair(
        "abbreviation",
        "Flest nya av de två utbildningarna hade [FUB // AUB], {fub.new} stycken.",
        _is_larger("fub.new", "aub.new"),
    ),
    Pair(
        "abbreviation",
        "RoM tappade {rom2.remaining.change} deltagare medan [FUB // KVL] vann {fub.remaining.change}.",
        lambda m: m["rom2.remaining.change"] < 0 < m["kvl.remaining.change"] < m["fub.remaining.change"],
    ),
    Pair(
        "age beside a number",
        "Leila, 52, är en av de [{ipsu.remaining} // 52] personer som får stöd genom IPSU.",
        _is_between("ipsu.remaining", 53, 10_000),
    ),
    Pair(
        "age beside a number",
        "Peter Ekwall, 58 år, var en av {aub.new} som började en arbetsmarknadsutbildning i [{m} // {m-1}].",
        _differ("aub.new", "aub.new@-1"),
    ),
    Pair(
        "age beside a number",
        "Vid 61 års ålder blev hon en av de [{kvl.new} // {kvl.new + 61}] som började i karriärvägledning i {m}.",
    ),
    # Places and names.
    Pair(
        "group names",
        "I [de större städerna // storstäderna] saknar {groups.storre_stad.unemployment_rate} procent av "
        "arbetskraften jobb.",
        _differ("groups.storre_stad.unemployment_rate", "groups.storstader.unemployment_rate"),
    ),
    Pair(
        "group names",
        "[Landsbygdskommunerna // Pendlingskommunerna nära större stad] är den enda kommungrupp där lediga jobb har "
        "ökat som andel av arbetskraften sedan {my-24}.",
        lambda m: (
            [name for name, value in m.groups("vacancy_rate.change_pp").items() if value > 0] == ["landsbygdskommun"]
        ),
    ),
    Pair(
        "group names",
        "Runt om i pendlingskommunerna nära [storstad // större stad] är "
        "{groups.pendlingskommun_nara_storstad.unemployment_rate} procent inskrivna som arbetslösa.",
        _differ(
            "groups.pendlingskommun_nara_storstad.unemployment_rate",
            "groups.pendlingskommun_nara_storre_stad.unemployment_rate",
        ),
    ),
    Pair(
        "group names",
        "Lågpendlingskommunerna nära större stad har en arbetslöshet på "
        "[{groups.lagpendlingskommun_nara_storre_stad.unemployment_rate} // "
        "{groups.mindre_stad_tatort.unemployment_rate}] procent.",
        _differ(
            "groups.lagpendlingskommun_nara_storre_stad.unemployment_rate",
            "groups.mindre_stad_tatort.unemployment_rate",
        ),
    ),
    Pair(
        "area and municipality",
        "I leveransområdet [Uppsala // Örebro] försvann {rom2.area.uppsala.remaining.change} deltagare netto.",
        lambda m: m["rom2.area.uppsala.remaining.change"] < 0 < m["rom2.area.orebro.remaining.change"],
    ),
    Pair(
        "area and municipality",
        "Kommunen [Jokkmokk // Eskilstuna] har bara {groups.municipality.jokkmokk.unemployment_rate} procent "
        "arbetslösa.",
        _is_larger(
            "groups.municipality.eskilstuna.unemployment_rate", "groups.municipality.jokkmokk.unemployment_rate"
        ),
    ),
    Pair(
        "area and municipality",
        "Kristianstad ökade till [{rom2.area.kristianstad.remaining} // {rom2.area.halmstad.remaining}] deltagare i "
        "Rusta och matcha.",
        lambda m: (
            m["rom2.area.kristianstad.remaining.change"] > 0
            and m["rom2.area.kristianstad.remaining"] != m["rom2.area.halmstad.remaining"]
        ),
    ),
    Pair(
        "area and municipality",
        "En deltagare i [Göteborg // Malmö] kan välja mellan {rom2.municipality.goteborg.suppliers} leverantörer av "
        "Rusta och matcha på orten.",
        _differ("rom2.municipality.goteborg.suppliers", "rom2.municipality.malmo.suppliers"),
    ),
    Pair(
        "county",
        "Gällivare, Jokkmokk och [Kiruna // Ronneby] har landets lägsta arbetslöshet.",
        lambda m: set(_places(m)[-3:]) == set(_NORTH) and "ronneby" in _places(m)[:3],
        heading="Norrbottens län",
    ),
    Pair(
        "county",
        "I Blekinge sticker [Ronneby // Kiruna] ut med {groups.municipality.ronneby.unemployment_rate} procent "
        "arbetslösa.",
        _differ("groups.municipality.ronneby.unemployment_rate", "groups.municipality.kiruna.unemployment_rate"),
    ),
    Pair(
        "county",
        "Skånes största stad Malmö har [{groups.municipality.malmo.unemployment_rate} // "
        "{groups.municipality.gallivare.unemployment_rate}] procent arbetslösa.",
        _differ("groups.municipality.malmo.unemployment_rate", "groups.municipality.gallivare.unemployment_rate"),
    ),
    Pair(
        "supplier's name",
        "Näst störst i Rusta och matcha är [Lernia // Lerina] Utbildning AB.",
        _are("rom2.supplier.lernia_utbildning_ab.remaining.rank", 2),
    ),
    Pair(
        "supplier's name",
        "[Guldjobbet // Guldjobet] AB backade med {rom2.supplier.guldjobbet_ab.remaining.change} deltagare i Rusta och "
        "matcha.",
        _is_down("rom2.supplier.guldjobbet_ab.remaining.change"),
    ),
    Pair(
        "supplier's name",
        "Av bolagen i arbetsmarknadsutbildning är [Nercia // Nericia] Utbildning AB störst med "
        "{aub.supplier.nercia_utbildning_ab.remaining} deltagare.",
        _are("aub.supplier.nercia_utbildning_ab.remaining.rank", 1),
    ),
    Pair(
        "supplier's name",
        "Det största bolaget i karriärvägledning heter [Arbetslivsresurs // Arbetslivresurs] Ar AB och har "
        "{kvl.supplier.arbetslivsresurs_ar_ab.remaining} deltagare.",
        _are("kvl.supplier.arbetslivsresurs_ar_ab.remaining.rank", 1),
    ),
    Pair(
        "person's name",
        "– Vi hinner inte med alla, säger [Hagström // Hagsröm].",
        before="Malin Hagström leder arbetsmarknadsenheten i en mellansvensk kommun.",
    ),
    Pair(
        "person's name",
        "[Brunnegård // Brunnegard] vill se längre utbildningar.",
        before="Regionrådet Tove Brunnegård har läst prognosen noga.",
    ),
    Pair(
        "person's name",
        "Enligt [Wikander // Vikander] är det leverantörerna som betalar priset.",
        before="Rapporten har skrivits av nationalekonomen Elias Wikander.",
    ),
    Pair(
        "date that does not exist",
        "Uppgifterna avser läget den [31 // 32] januari 2025.",
        _has_days(2025, 1, 31),
    ),
    Pair(
        "date that does not exist",
        "Synpunkter på rapporten tas emot till och med den [30 // 31] april 2025.",
        _has_days(2025, 4, 30),
    ),
    Pair(
        "date that does not exist",
        "Numret gick i tryck den [28 // 29] februari 2025.",
        _has_days(2025, 2, 28),
    ),
    # Other sources, other fields.
    Pair(
        "forecast",
        "Myndigheten räknar med att arbetslösheten i år blir [{forecast.year.2025.unemployment_rate} // "
        "{forecast.year.2025.unemployment_rate.previous}] procent i genomsnitt.",
        _differ("forecast.year.2025.unemployment_rate", "forecast.year.2025.unemployment_rate.previous"),
    ),
    Pair(
        "forecast",
        "Sedan i oktober har prognosen för de långtidsarbetslösa vid slutet av {y} "
        "[forecast.year.2025.long_term_unemployed.change ? höjts // sänkts] med "
        "{forecast.year.2025.long_term_unemployed.change} personer.",
    ),
    Pair(
        "forecast",
        "År {y+2} väntas matchningstjänsterna ha [{forecast.year.2027.matching_services_participants} // "
        "{forecast.year.2027.matching_services_participants.previous}] deltagare i snitt.",
        _differ(
            "forecast.year.2027.matching_services_participants",
            "forecast.year.2027.matching_services_participants.previous",
        ),
    ),
    Pair(
        "forecast",
        "I den förra prognosen trodde man på [{forecast.year.2025.aub_participants.previous} // "
        "{forecast.year.2025.aub_participants}] deltagare i arbetsmarknadsutbildning under {y}.",
        _differ("forecast.year.2025.aub_participants.previous", "forecast.year.2025.aub_participants"),
    ),
    Pair(
        "forecast",
        "Utfallet i {m} ligger [över // under] de {forecast.year.2025.unemployment_rate} procent som myndigheten "
        "väntar sig för arbetslösheten {y}.",
        _is_larger("temperature.unemployment_rate", "forecast.year.2025.unemployment_rate"),
    ),
    Pair(
        "survey",
        "I enkäten uppger [{survey.discomfort_experienced.answer_yes.n} // "
        "{survey.discomfort_experienced.answer_no.n}] av {survey.respondents} att de har känt obehag i samband med "
        "avvikelserapportering.",
        _differ("survey.discomfort_experienced.answer_yes.n", "survey.discomfort_experienced.answer_no.n"),
    ),
    Pair(
        "survey",
        "Vanligast bland svaren om Arbetsförmedlingens återkoppling är en [tvåa // fyra] på den femgradiga skalan.",
        lambda m: _largest(m, "survey.feedback_frequency_1to5.answer_", ".n")[0] == "2",
    ),
    Pair(
        "survey",
        "{survey.staff_know_when.answer_yes.share_pct} procent svarar att den egna personalen [vet // inte vet] när en "
        "avvikelse ska rapporteras.",
        _is_larger("survey.staff_know_when.answer_yes.share_pct", "survey.staff_know_when.answer_no.share_pct"),
    ),
    Pair(
        "survey",
        "Enkäten om avvikelser bygger på svar från [{survey.respondents} // {survey.respondents + 200}] personer.",
    ),
    Pair(
        "trust",
        "Skatteverket rasade till [{trust.actor.skatteverket.trust_pct} // "
        "{trust.actor.skatteverket.trust_pct.previous}] procent i årets förtroendemätning.",
        _is_down("trust.actor.skatteverket.trust_pct.change"),
    ),
    Pair(
        "trust",
        "Den största förbättringen i förtroendemätningen stod [Trafikverket // Försvarsmakten] för.",
        lambda m: _largest(m, "trust.actor.", ".trust_pct.change")[0] == "trafikverket",
    ),
    Pair(
        "trust",
        "Arbetsförmedlingens förtroende har gått [trust.actor.arbetsformedlingen.trust_pct.change ? upp // ned] med "
        "{trust.actor.arbetsformedlingen.trust_pct.change} procentenheter sedan i fjol.",
    ),
    Pair(
        "seasonally adjusted or observed",
        "Rensat för säsong varslades [{temperature.varsel.sa} // {temperature.varsel}] personer i {m}.",
        _differ("temperature.varsel.sa", "temperature.varsel"),
    ),
    Pair(
        "seasonally adjusted or observed",
        "Säsongsrensat hade landet en arbetslöshet på [{temperature.unemployment_rate.sa} // "
        "{temperature.unemployment_rate}] procent.",
        lambda m: m["temperature.unemployment_rate"] - m["temperature.unemployment_rate.sa"] > 0.15,
    ),
    Pair(
        "seasonally adjusted or observed",
        "[Säsongsrensat // Utan säsongsrensning] uppgick de lediga jobben till {temperature.vacancies.sa}.",
        _differ("temperature.vacancies.sa", "temperature.vacancies"),
    ),
    Pair(
        "title and lead",
        "Rusta och matcha [krymper // växer] i {m}",
        _is_down("rom2.remaining.change"),
        field="title",
    ),
    Pair(
        "title and lead",
        "På ett år har de lediga jobben blivit {temperature.vacancies.change_12m} [färre // fler], och köerna växer.",
        _is_down("temperature.vacancies.change_12m"),
        field="lead",
    ),
    Pair(
        "title and lead",
        "[Sju // Fyra] av tio litar på Säkerhetspolisen",
        _is_between("trust.actor.sakerhetspolisen.trust_pct", 68, 72),
        field="title",
    ),
]
