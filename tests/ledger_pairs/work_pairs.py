"""Sentences with a slip and their true twins: the half "work"."""

from tests.ledger_pairs.template import Pair

PAIRS = [
    Pair(
        "number of a service",
        "I slutet av {m} deltog [{sta.remaining} // {sta.remaining + 210}] personer i Steg till arbete.",
    ),
    Pair(
        "number of a service",
        (
            "Med [{aub.remaining} // {aub.remaining + 1400}] deltagare kvar vid månadsskiftet är "
            "arbetsmarknadsutbildningen fortfarande långt ifrån toppåren."
        ),
    ),
    Pair(
        "number of a service",
        (
            "Hos de tre leverantörerna av individuellt pedagogiskt stöd fanns sammanlagt [{ipsu.remaining} // "
            "{ipsu.remaining + 51}] deltagare."
        ),
        holds=lambda m: m["ipsu.market.suppliers"] == 3,
    ),
    Pair(
        "number of a service",
        (
            "Antalet långtidsarbetslösa uppgick i {m} till [{temperature.long_term_unemployed} // "
            "{temperature.long_term_unemployed - 9000}]."
        ),
    ),
    Pair(
        "right number, wrong service",
        (
            "Det var {sta.remaining} personer som deltog i [Steg till arbete // förberedande utbildning] vid "
            "månadens slut."
        ),
    ),
    Pair(
        "right number, wrong service",
        (
            "{kvl.remaining} deltagare räknade [karriärvägledningen // individuellt pedagogiskt stöd] när "
            "året hade börjat."
        ),
    ),
    Pair(
        "right number, wrong service",
        ("Efter {m} är {fub.remaining} personer inskrivna i [förberedande utbildning // arbetsmarknadsutbildning]."),
    ),
    Pair(
        "right number, wrong service",
        (
            "Att {fub.left} personer lämnade [de förberedande utbildningarna // arbetsmarknadsutbildningarna] "
            "under månaden är inte anmärkningsvärt."
        ),
    ),
    Pair("flow confused", "Under {m} [började // slutade] {sta.new} personer i Steg till arbete."),
    Pair("flow confused", "I {m} var det {kvl.left} personer som [lämnade // påbörjade] karriärvägledning."),
    Pair(
        "flow confused",
        "Vid månadens slut hade förberedande utbildning {fub.remaining} [kvarstående // nya] deltagare.",
    ),
    Pair(
        "flow confused",
        (
            "Av leverantörernas rapporter framgår att {rom2.left} deltagare [gick ur // kom in i] Rusta och "
            "matcha mellan nyår och månadsskiftet."
        ),
    ),
    Pair(
        "wrong month",
        "I [{m-1} // {m-2}] hade Steg till arbete {sta.remaining@-1} deltagare.",
        holds=lambda m: m["sta.remaining@-1"] != m["sta.remaining@-2"],
    ),
    Pair(
        "wrong month",
        "De {fub.new@-4} nya deltagarna i förberedande utbildning i [{my-4} // {my-2}] var en hög siffra.",
    ),
    Pair("wrong month", "Arbetslösheten var {temperature.unemployment_rate@-6} procent i [{my-6} // {my-9}]."),
    Pair("wrong month", "När [{my-1} // {my-3}] summerades hade {rom2.left@-1} personer lämnat Rusta och matcha."),
    Pair(
        "base of comparison",
        ("Antalet deltagare i Steg till arbete har vuxit med {sta.remaining.change_12m} på [ett år // en månad]."),
        holds=lambda m: m["sta.remaining.change_12m"] > 0,
    ),
    Pair(
        "base of comparison",
        "Varslen var {temperature.varsel.change_12m} fler än [ett år tidigare // månaden före].",
        holds=lambda m: m["temperature.varsel.change_12m"] > 0,
    ),
    Pair(
        "base of comparison",
        (
            "Mätt mot [samma månad i fjol // december] har de långtidsarbetslösa blivit "
            "{temperature.long_term_unemployed.change_12m} fler."
        ),
        holds=lambda m: m["temperature.long_term_unemployed.change_12m"] > 0,
    ),
    Pair(
        "base of comparison",
        ("På [tolv månader // en enda månad] har {temperature.vacancies.change_12m} lediga jobb försvunnit."),
        holds=lambda m: m["temperature.vacancies.change_12m"] < 0,
    ),
    Pair(
        "direction by verb: deltagare",
        "Antalet deltagare i Rusta och matcha [rom2.remaining.change ? steg // sjönk] i {m}.",
    ),
    Pair(
        "direction by verb: deltagare",
        "Arbetsmarknadsutbildningen [aub.remaining.change ? lyfte // tappade] från {m-1} till {m}.",
    ),
    Pair(
        "direction by verb: deltagare",
        (
            "Deltagarna i individuellt pedagogiskt stöd [ipsu.remaining.change ? ökade // minskade] med "
            "{ipsu.remaining.change_pct} procent."
        ),
    ),
    Pair(
        "direction by verb: deltagare",
        "Tillströmningen till Rusta och matcha [rom2.new.change ? tilltog // avtog] under {m}.",
    ),
    Pair(
        "direction by verb: makro",
        "På ett år har de lediga jobben [temperature.vacancies.change_12m ? blivit fler // blivit färre].",
    ),
    Pair(
        "direction by verb: makro",
        (
            "Barometerindikatorn har [temperature.ki_barometer.change_12m ? repat sig // försvagats] med "
            "{temperature.ki_barometer.change_12m} enheter på tolv månader."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "Långtidsarbetslösheten fortsätter att [temperature.long_term_unemployed.change_12m ? bita sig "
            "fast och växa // mattas av och krympa] jämfört med i fjol."
        ),
    ),
    Pair(
        "direction by verb: makro",
        (
            "I storstäderna har andelen arbetslösa [groups.storstader.unemployment_rate.change_pp ? stigit // "
            "gått ned] under de två senaste åren."
        ),
    ),
    Pair(
        "direction by noun: tjänster",
        "För Rusta och matcha blev {m} en månad med [rom2.remaining.change ? uppgång // nedgång].",
    ),
    Pair(
        "direction by noun: tjänster",
        (
            "Arbetsmarknadsutbildning redovisar [aub.new.change ? en ökning // ett tapp] på {aub.new.change} "
            "nya deltagare jämfört med {m-1}."
        ),
    ),
    Pair(
        "direction by noun: tjänster",
        ("Det stora [fub.new.change ? lyftet // raset] bland nya deltagare i förberedande utbildning kom i {m}."),
        holds=lambda m: abs(m["fub.new.change_pct"]) > 40,
    ),
    Pair(
        "direction by noun: tjänster",
        (
            "IPSU visar [ipsu.remaining.change_12m ? en tillväxt // ett fall] på {ipsu.remaining.change_12m} "
            "deltagare under det senaste året."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        ("Ett år av [temperature.vacancies.change_12m ? stigande // sjunkande] antal lediga jobb har satt spår."),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "För storstäderna är [groups.storstader.vacancy_rate.change_pp ? förbättringen // nedgången] i "
            "andelen lediga jobb {groups.storstader.vacancy_rate.change_pp} procentenheter sedan {my-24}."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "I landsbygdskommuner med besöksnäring syns "
            "[groups.landsbygdskommun_med_besoksnaring.unemployment_rate.change_pp ? en ökning // en "
            "minskning] av arbetslösheten sedan {my-24}."
        ),
    ),
    Pair(
        "direction by noun: makro och grupper",
        (
            "Långtidsarbetslösheten har haft ett [temperature.long_term_unemployed.change_12m ? tillskott // "
            "bortfall] på {temperature.long_term_unemployed.change_12m} personer sedan {my-12}."
        ),
    ),
    Pair(
        "negation",
        "Antalet deltagare i Steg till arbete [ökade // ökade inte] i {m}.",
        holds=lambda m: m["sta.remaining.change"] > 0,
    ),
    Pair(
        "negation",
        "De lediga jobben har [inte blivit fler // blivit fler] på ett år.",
        holds=lambda m: m["temperature.vacancies.change_12m"] < 0,
    ),
    Pair(
        "negation",
        ("Att antalet i arbetsmarknadsutbildning [inte steg // steg] mellan {m-1} och {m} är värt att notera."),
        holds=lambda m: m["aub.remaining.change"] < 0,
    ),
    Pair(
        "negation",
        "[Inte heller // Däremot] i Rusta och matcha ökade antalet nya deltagare.",
        holds=lambda m: m["rom2.new.change"] < 0 and m["aub.new.change"] < 0,
        before="I arbetsmarknadsutbildning minskade antalet nya deltagare i {m}.",
    ),
    Pair(
        "negation",
        "Någon minskning av långtidsarbetslösheten [syns inte // syns] i årstakt.",
        holds=lambda m: m["temperature.long_term_unemployed.change_12m"] > 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "Arbetslösheten har på ett år ökat med {temperature.unemployment_rate.change_12m} [procentenheter "
            "// procent]."
        ),
        holds=lambda m: m["temperature.unemployment_rate.change_12m"] > 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "I storstäderna har andelen lediga jobb fallit med {groups.storstader.vacancy_rate.change_pp} "
            "[procentenheter // procent] sedan {my-24}."
        ),
        holds=lambda m: m["groups.storstader.vacancy_rate.change_pp"] < 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "Minskningen i Rusta och matcha motsvarar {rom2.remaining.change_pct} [procent // procentenheter] "
            "på en månad."
        ),
        holds=lambda m: m["rom2.remaining.change"] < 0,
    ),
    Pair(
        "percent or percentage points",
        (
            "Skatteverkets siffra har sjunkit {trust.actor.skatteverket.trust_pct.change} [procentenheter // "
            "procent] sedan förra förtroendemätningen."
        ),
        holds=lambda m: m["trust.actor.skatteverket.trust_pct.change"] < 0,
    ),
    Pair(
        "wrong share",
        (
            "Arcus Utbildning & Jobbförmedling har "
            "[{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct} // "
            "{sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct + 6}] procent av deltagarna "
            "i Steg till arbete."
        ),
    ),
    Pair(
        "wrong share",
        (
            "De fem största leverantörerna i Rusta och matcha delar på [{rom2.top5.share_pct} // "
            "{rom2.top5.share_pct + 9}] procent av deltagarna."
        ),
    ),
    Pair(
        "wrong share",
        (
            "En andel på [{rom2.area.stockholm_mitt.remaining.share_pct} // "
            "{rom2.area.malmo.remaining.share_pct}] procent gör Stockholm Mitt till landets största "
            "leveransområde."
        ),
        holds=lambda m: m["rom2.area.stockholm_mitt.remaining.rank"] == 1,
    ),
    Pair(
        "wrong share",
        (
            "Andelen deltagare med ett första resultat godkänt är [{rom2.rr1_rate} // {rom2.rr2_rate}] "
            "procent i Rusta och matcha."
        ),
    ),
    Pair(
        "rank",
        "Arbetslivsresurs är [störst // näst störst] bland leverantörerna i Rusta och matcha.",
        holds=lambda m: m["rom2.supplier.arbetslivsresurs_ar_ab.remaining.rank"] == 1,
    ),
    Pair(
        "rank",
        "Malmö är [trea // tvåa] på listan över leveransområden efter antal deltagare.",
        holds=lambda m: m["rom2.area.malmo.remaining.rank"] == 3,
    ),
    Pair(
        "rank",
        "Bland de fem aktörerna i förtroendemätningen kommer Arbetsförmedlingen på plats [5 // 4].",
        holds=lambda m: m["trust.actor.arbetsformedlingen.trust_pct.rank"] == 5 and m["trust.actors"] == 5,
    ),
    Pair(
        "rank",
        "Örebro, [nia // åtta] bland leveransområdena i Rusta och matcha, gick framåt i {m}.",
        holds=lambda m: m["rom2.area.orebro.remaining.rank"] == 9 and m["rom2.area.orebro.remaining.change"] > 0,
    ),
    Pair(
        "rank",
        "Korta vägen rankas som nummer [fyra // tre] bland de förberedande utbildningarnas inriktningar.",
        holds=lambda m: m["fub.track.korta_vagen.remaining.rank"] == 4,
    ),
    Pair(
        "superlative",
        "[Högst // Lägst] är arbetslösheten i storstäderna.",
        holds=lambda m: next(iter(m.groups("unemployment_rate"))) == "storstader",
    ),
    Pair(
        "superlative",
        (
            "De lediga jobben är, räknat mot arbetskraften, [flest i landsbygdskommuner med besöksnäring // "
            "flest i storstäderna]."
        ),
        holds=lambda m: next(iter(m.groups("vacancy_rate"))) == "landsbygdskommun_med_besoksnaring",
    ),
    Pair(
        "superlative",
        "Säkerhetspolisen åtnjuter [störst // minst] förtroende av myndigheterna i mätningen.",
        holds=lambda m: m["trust.actor.sakerhetspolisen.trust_pct.rank"] == 1,
    ),
    Pair(
        "superlative",
        "Den [kraftigaste // svagaste] ökningen av arbetslösheten sedan {my-24} har storstäderna haft.",
        holds=lambda m: next(iter(m.groups("unemployment_rate.change_pp"))) == "storstader",
    ),
    Pair(
        "order",
        "Arbetslösheten är högst i storstäderna, följt av [de större städerna // landsbygdskommunerna].",
        holds=lambda m: list(m.groups("unemployment_rate"))[:2] == ["storstader", "storre_stad"],
    ),
    Pair(
        "order",
        "Stockholm Mitt kommer [före // efter] Malmö när leveransområdena ordnas efter antal deltagare.",
        holds=lambda m: m.order("rom2.area.stockholm_mitt.remaining", "rom2.area.malmo.remaining"),
    ),
    Pair(
        "order",
        "Skatteverket hamnar [ett snäpp över // ett snäpp under] Trafikverket i förtroendeligan.",
        holds=lambda m: (
            m["trust.actor.skatteverket.trust_pct.rank"] + 1 == m["trust.actor.trafikverket.trust_pct.rank"]
        ),
    ),
    Pair(
        "order",
        (
            "Fler deltar i [Steg till arbete än i förberedande utbildning // förberedande utbildning än i "
            "Steg till arbete]."
        ),
        holds=lambda m: m.order("sta.remaining", "fub.remaining"),
    ),
    Pair(
        "comparison",
        ("En [större // mindre] andel av arbetskraften är arbetslös i storstäderna än i landsbygdskommunerna."),
        holds=lambda m: m.order("groups.storstader.unemployment_rate", "groups.landsbygdskommun.unemployment_rate"),
    ),
    Pair(
        "comparison",
        ("Det finns [färre // fler] lediga jobb per person i arbetskraften i storstäderna än i riket som helhet."),
        holds=lambda m: m.order("groups.country.vacancy_rate", "groups.storstader.vacancy_rate"),
    ),
    Pair(
        "comparison",
        "I Steg till arbete började [fler // färre] än det slutade.",
        holds=lambda m: m.order("sta.new", "sta.left"),
    ),
    Pair(
        "comparison",
        "Örebro hade en [högre // lägre] andel första resultat än Stockholm Mitt.",
        holds=lambda m: m.order("rom2.area.orebro.rr1_rate", "rom2.area.stockholm_mitt.rr1_rate"),
    ),
    Pair(
        "record",
        "Arbetslösheten är den [högsta // lägsta] sedan {my-36}.",
        holds=lambda m: (
            m["temperature.unemployment_rate@-36"]
            > m["temperature.unemployment_rate"]
            == max(m.series("temperature.unemployment_rate", 36))
        ),
    ),
    Pair(
        "record",
        ("De långtidsarbetslösa är nu fler än [någon annan månad under det senaste året // de var i {my-48}]."),
        holds=lambda m: (
            m["temperature.long_term_unemployed"] == max(m.series("temperature.long_term_unemployed", 13))
            and m["temperature.long_term_unemployed"] < m["temperature.long_term_unemployed@-48"]
        ),
    ),
    Pair(
        "record",
        "Steg till arbete hade sitt [högsta // lägsta] antal deltagare någonsin i {my-2}.",
        holds=lambda m: m["sta.remaining@-2"] == max(m.series("sta.remaining")),
    ),
    Pair(
        "record",
        ("Toppnoteringen för Rusta och matcha är från [{my-8} // {my-3}], med {rom2.remaining@-8} deltagare."),
        holds=lambda m: m["rom2.remaining@-8"] == max(m.series("rom2.remaining")),
    ),
    Pair(
        "record",
        "Inflödet till förberedande utbildning är det högsta sedan [{my-36} // {my-60}].",
        holds=lambda m: m["fub.new@-36"] > m["fub.new"] == max(m.series("fub.new", 36)),
    ),
    Pair(
        "streak",
        "Arbetslösheten steg för [fjärde // sjätte] månaden i rad.",
        holds=lambda m: m.streak("temperature.unemployment_rate") == 4,
    ),
    Pair(
        "streak",
        "Efter [en månads // tre månaders] uppgång föll antalet deltagare i Rusta och matcha på nytt.",
        holds=lambda m: (
            m["rom2.remaining.change"] < 0
            and m["rom2.remaining@-1"] > m["rom2.remaining@-2"]
            and m["rom2.remaining@-2"] < m["rom2.remaining@-3"]
        ),
    ),
    Pair(
        "streak",
        "I arbetsmarknadsutbildning bröts en svit på [fem // åtta] månader med stigande deltagarantal.",
        holds=lambda m: (
            m["aub.remaining.change"] < 0
            and all(m[f"aub.remaining@-{n}"] > m[f"aub.remaining@-{n + 1}"] for n in range(1, 6))
            and m["aub.remaining@-6"] < m["aub.remaining@-7"]
        ),
    ),
    Pair(
        "streak",
        "Varslen gick upp i {m}, efter [två månader // ett halvår] av nedgång i rad.",
        holds=lambda m: (
            m["temperature.varsel"]
            > m["temperature.varsel@-1"]
            < m["temperature.varsel@-2"]
            < m["temperature.varsel@-3"]
            > m["temperature.varsel@-4"]
        ),
    ),
    Pair(
        "n of m",
        (
            "I [{rom2.areas.falling} // {rom2.areas.falling + 9}] av de {rom2.areas.listed} leveransområdena "
            "minskade antalet deltagare i Rusta och matcha."
        ),
    ),
    Pair(
        "n of m",
        "Bara [en // tre] av temperaturens fem indikatorer har rört sig åt rätt håll på ett år.",
        holds=lambda m: m["temperature.positive"] == 1 and m["temperature.indicators"] == 5,
    ),
    Pair(
        "n of m",
        (
            "Första resultat når upp till gränsen i [{rom2.results.rr1_over} // {rom2.results.rr1_under}] av "
            "{rom2.results.areas} leveransområden."
        ),
    ),
    Pair(
        "n of m",
        "[Inget // Vart tionde] avtal med betyg 4 riskerar att hävas.",
        holds=lambda m: m["rom2.rating.4.at_risk"] == 0,
    ),
    Pair(
        "n of m",
        (
            "Riskavtalen är [{rom2.contracts.at_risk} // {rom2.contracts.low_both}] av {rom2.contracts}, "
            "enligt myndighetens egen regel."
        ),
        heading="Rusta och matcha",
    ),
    Pair(
        "unchanged",
        ("I {rom2.areas.unchanged:w} leveransområden [stod antalet deltagare stilla // ökade antalet deltagare]."),
        holds=lambda m: m["rom2.areas.unchanged"] < m["rom2.areas.rising"],
        heading="Rusta och matcha",
    ),
    Pair(
        "unchanged",
        (
            "Hos [YrkesAkademin // Lexicon] står det stilla: deltagarna i arbetsmarknadsutbildning är "
            "exakt lika många som i {m-1}."
        ),
        holds=lambda m: (
            m["aub.supplier.yrkesakademin_ab.remaining.change"] == 0
            and m["aub.supplier.lexicon_ab.remaining.change"] != 0
        ),
    ),
    Pair(
        "unchanged",
        "Antalet deltagare i förberedande utbildning [ändrades kraftigt // var oförändrat] i {m}.",
        holds=lambda m: abs(m["fub.remaining.change_pct"]) > 20,
    ),
    Pair(
        "unchanged",
        ("De tre största leveransområdena i Rusta och matcha [behöll // tappade alla] sina placeringar i {m}."),
        holds=lambda m: (
            m.order(
                "rom2.area.stockholm_mitt.remaining", "rom2.area.goteborg_mitt.remaining", "rom2.area.malmo.remaining"
            )
            and m["rom2.area.stockholm_mitt.remaining"] - m["rom2.area.stockholm_mitt.remaining.change"]
            > m["rom2.area.goteborg_mitt.remaining"] - m["rom2.area.goteborg_mitt.remaining.change"]
            > m["rom2.area.malmo.remaining"] - m["rom2.area.malmo.remaining.change"]
        ),
    ),
    Pair(
        "sum over services",
        (
            "Arbetsmarknadsutbildning och förberedande utbildning har tillsammans [{aub.remaining + "
            "fub.remaining} // {aub.remaining + fub.remaining + 700}] deltagare."
        ),
    ),
    Pair(
        "sum over services",
        (
            "Sammanlagt började [{aub.new + fub.new} // {aub.left + fub.left}] personer i någon av de två "
            "utbildningstjänsterna i {m}."
        ),
    ),
    Pair(
        "sum over services",
        (
            "Summan av deltagarna i alla sex tjänster är [{rom2.remaining + sta.remaining + kvl.remaining + "
            "ipsu.remaining + aub.remaining + fub.remaining} // {rom2.remaining + sta.remaining + "
            "aub.remaining}]."
        ),
    ),
    Pair(
        "sum over services",
        (
            "Stockholm Mitt och Malmö har gemensamt [{rom2.area.stockholm_mitt.remaining + "
            "rom2.area.malmo.remaining} // {rom2.area.stockholm_mitt.remaining + rom2.area.malmo.remaining - "
            "900}] deltagare i Rusta och matcha."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Det individuella pedagogiska stödet delas mellan del A med {ipsu.part.a.remaining.share_pct} "
            "procent och del B med [{100 * ipsu.part.b.remaining / ipsu.remaining:1} // {100 * "
            "ipsu.part.b.remaining / ipsu.remaining + 5:1}] procent."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "Iris Hadar har {ipsu.supplier.iris_hadar_ab.remaining.share_pct} procent av deltagarna i "
            "individuellt pedagogiskt stöd, de båda andra leverantörerna "
            "[{ipsu.supplier.jobfind_sverige_ab.remaining.share_pct + "
            "ipsu.supplier.clustera_sverige_ab.remaining.share_pct} // "
            "{ipsu.supplier.jobfind_sverige_ab.remaining.share_pct + "
            "ipsu.supplier.clustera_sverige_ab.remaining.share_pct - 8}] procent ihop."
        ),
    ),
    Pair(
        "shares that make a hundred",
        (
            "De tio största anordnarna av arbetsmarknadsutbildning har {aub.suppliers.largest.share_pct} "
            "procent av deltagarna och alla övriga [{sta.supplier.iris_hadar_ab.remaining.share_pct * 0 + 100 "
            "- aub.suppliers.largest.share_pct} // {sta.supplier.iris_hadar_ab.remaining.share_pct * 0 + 88 - "
            "aub.suppliers.largest.share_pct}] procent."
        ),
        holds=lambda m: m["aub.suppliers.largest"] == 10,
    ),
    Pair(
        "shares that make a hundred",
        (
            "I del A av IPSU går {ipsu.part.a.remaining} av {ipsu.remaining} deltagare, så för del B återstår "
            "[{ipsu.part.b.remaining} // {ipsu.part.b.remaining + 12}]."
        ),
    ),
    Pair(
        "against the mean",
        (
            "Inflödet till arbetsmarknadsutbildning ligger [under // över] sitt genomsnitt på {aub.new.mean} "
            "nya i månaden."
        ),
        holds=lambda m: m["aub.new"] < m["aub.new.mean"],
    ),
    Pair(
        "against the mean",
        ("Förberedande utbildning tog emot betydligt [fler // färre] än snittet på {fub.new.mean} nya per månad."),
        holds=lambda m: m["fub.new"] > 1.2 * m["fub.new.mean"],
    ),
    Pair(
        "against the mean",
        "Storstädernas arbetslöshet är [högre // lägre] än riksgenomsnittet.",
        holds=lambda m: m.order("groups.storstader.unemployment_rate", "groups.country.unemployment_rate"),
    ),
    Pair(
        "against the mean",
        (
            "I snitt har varje leverantör i Rusta och matcha [{rom2.participants_per_supplier:0} // "
            "{rom2.participants_per_supplier + 40:0}] deltagare."
        ),
    ),
    Pair(
        "from-to",
        (
            "Antalet deltagare i arbetsmarknadsutbildning föll från [{aub.remaining@-1} // "
            "{aub.remaining@-2}] till {aub.remaining} på en månad."
        ),
        holds=lambda m: m["aub.remaining.change"] < 0,
    ),
    Pair(
        "from-to",
        ("Steg till arbete gick från {sta.remaining@-12} till {sta.remaining} deltagare [på ett år // på ett halvår]."),
    ),
    Pair(
        "from-to",
        (
            "Barometerindikatorn har lyft från [{temperature.ki_barometer@-12} // "
            "{temperature.ki_barometer@-9}] till {temperature.ki_barometer} på tolv månader."
        ),
        holds=lambda m: m["temperature.ki_barometer.change_12m"] > 0,
    ),
    Pair(
        "from-to",
        (
            "Arbetslösheten har på ett år rört sig uppåt, från {temperature.unemployment_rate@-12} till "
            "[{temperature.unemployment_rate} // {temperature.unemployment_rate + 0.5}] procent."
        ),
        holds=lambda m: m["temperature.unemployment_rate.change_12m"] > 0,
    ),
    Pair(
        "hedge: near the number",
        "[Drygt // Knappt] 39 000 personer deltar i Rusta och matcha.",
        holds=lambda m: 39000 < m["rom2.remaining"] < 39500,
    ),
    Pair(
        "hedge: near the number",
        "[Närmare // Drygt] 900 personer går i karriärvägledning.",
        holds=lambda m: 870 < m["kvl.remaining"] < 900,
    ),
    Pair(
        "hedge: near the number",
        "Det fanns omkring [140 000 // 120 000] lediga jobb.",
        holds=lambda m: abs(m["temperature.vacancies"] - 140000) < 3000,
    ),
    Pair(
        "hedge: near the number",
        "Till förberedande utbildning kom i {m} [ungefär 2 700 // ungefär 2 200] nya deltagare.",
        holds=lambda m: abs(m["fub.new"] - 2700) < 50,
    ),
    Pair(
        "hedge: bound",
        "[Över // Under] 39 000 deltagare har Rusta och matcha fortfarande.",
        holds=lambda m: m["rom2.remaining"] > 39000,
    ),
    Pair(
        "hedge: bound",
        "[Minst // Högst] 1 000 personer började i Steg till arbete i {m}.",
        holds=lambda m: m["sta.new"] > 1010,
    ),
    Pair(
        "hedge: bound",
        "Barometerindikatorn ligger [under // över] det normala värdet 100.",
        holds=lambda m: m["temperature.ki_barometer"] < 100,
    ),
    Pair(
        "hedge: bound",
        "Arbetslösheten är [mer än // mindre än] sju procent.",
        holds=lambda m: m["temperature.unemployment_rate"] > 7.05,
    ),
    Pair(
        "number word",
        "Ett [tjugotal // femtital] leveransområden i Rusta och matcha ökade i {m}.",
        holds=lambda m: 18 <= m["rom2.areas.rising"] <= 22,
    ),
    Pair(
        "number word",
        "I karriärvägledning finns [sju // elva] leverantörer.",
        holds=lambda m: m["kvl.market.suppliers"] == 7,
    ),
    Pair(
        "number word",
        "Invånarna i [sextiotvå // fyrtiotvå] kommuner saknar en leverantör av Rusta och matcha på orten.",
        holds=lambda m: m["rom2.municipalities.without"] == 62,
    ),
    Pair(
        "number word",
        "Arbetsmarknadsutbildningen ges inom [tretton // nio] inriktningar.",
        holds=lambda m: m["aub.tracks"] == 13,
    ),
    Pair(
        "number word",
        "Två [nya leverantörer tillkom // leverantörer föll bort] i Rusta och matcha under {m}.",
        holds=lambda m: m["rom2.suppliers.entered"] == 2 and m["rom2.suppliers.exited"] == 0,
    ),
    Pair(
        "fraction",
        ("Mer än [en tredjedel // hälften] av deltagarna i individuellt pedagogiskt stöd finns hos Iris Hadar."),
        holds=lambda m: 34 < m["ipsu.supplier.iris_hadar_ab.remaining.share_pct"] < 49,
    ),
    Pair(
        "fraction",
        "Var [tredje // femte] deltagare i förberedande utbildning går i folkhögskolesatsningen.",
        holds=lambda m: abs(m["fub.track.folkhogskolesatsningen.remaining.share_pct"] - 33.3) < 1,
    ),
    Pair(
        "fraction",
        "Ungefär tre av tio [får ett första // får ett andra] resultat i Rusta och matcha.",
        holds=lambda m: 28 < m["rom2.rr1_rate"] < 31 and m["rom2.rr2_rate"] < 22,
    ),
    Pair(
        "fraction",
        "[Färre än hälften // Fler än hälften] av deltagarna i Steg till arbete går hos Arcus.",
        holds=lambda m: 30 < m["sta.supplier.arcus_utbildning_jobbformedling_ab.remaining.share_pct"] < 48,
    ),
    Pair(
        "multiple",
        "Rusta och matcha är mer än [sex // nio] gånger så stort som Steg till arbete.",
        holds=lambda m: 6.1 < m["rom2.remaining"] / m["sta.remaining"] < 7.5,
    ),
    Pair(
        "multiple",
        (
            "Arbetslösheten i storstäderna är nästan [dubbelt // tre gånger] så hög som i landsbygdskommuner "
            "med besöksnäring."
        ),
        holds=lambda m: (
            1.85
            < m["groups.storstader.unemployment_rate"] / m["groups.landsbygdskommun_med_besoksnaring.unemployment_rate"]
            < 2
        ),
    ),
    Pair(
        "multiple",
        ("Deltagarna i Rusta och matcha är [mer än tre gånger // mindre än dubbelt] så många som när tjänsten var ny."),
        holds=lambda m: m["rom2.remaining"] > 3 * m.series("rom2.remaining")[0],
    ),
    Pair(
        "multiple",
        "I karriärvägledning är den största leverantören bortåt [tolv // fem] gånger större än tvåan.",
        holds=lambda m: (
            11.3
            < m["kvl.supplier.arbetslivsresurs_ar_ab.remaining"] / m["kvl.supplier.merit_utbildning_malmo_ab.remaining"]
            < 12
        ),
    ),
    Pair(
        "multiple",
        (
            "Inflödet till förberedande utbildning var nära [tre // sex] gånger så stort som till "
            "arbetsmarknadsutbildning."
        ),
        holds=lambda m: 2.6 < m["fub.new"] / m["aub.new"] < 3,
    ),
    Pair(
        "figures as people type them",
        ("Steg till arbete har [{sta.remaining / 1000:1} // {sta.remaining / 1000 + 0.7:1}] tusen deltagare."),
    ),
    Pair(
        "figures as people type them", "Rusta och matcha: [{rom2.remaining:d} // {rom2.remaining + 1000:d}] deltagare."
    ),
    Pair(
        "figures as people type them",
        ("Arbetslösheten var [{temperature.unemployment_rate:p} // {temperature.unemployment_rate + 0.9:p}] % i {m}."),
    ),
    Pair(
        "figures as people type them",
        (
            "Förändringen i Rusta och matcha sedan {m-1}: [{rom2.remaining.change:+} // "
            "{rom2.remaining.change - 240:+}] deltagare."
        ),
    ),
    Pair(
        "rounding",
        (
            "Avrundat till hela procent är arbetslösheten i storstäderna "
            "[{groups.storstader.unemployment_rate:0} // {groups.storstader.unemployment_rate - 1:0}] "
            "procent."
        ),
    ),
    Pair(
        "rounding",
        "Minskningen i Rusta och matcha var [1,9 // 2,9] procent.",
        holds=lambda m: -1.95 < m["rom2.remaining.change_pct"] < -1.85,
    ),
    Pair(
        "rounding",
        (
            "De nya deltagarna i pedagogiskt stöd vid utbildning ökade med [{ipsu.new.change_pct:0} // "
            "{ipsu.new.change_pct + 3:0}] procent."
        ),
        holds=lambda m: m["ipsu.new.change"] > 0,
    ),
    Pair(
        "rounding",
        "På hundratalet när har Steg till arbete [5 800 // 5 700] deltagare.",
        holds=lambda m: 5750 <= m["sta.remaining"] < 5850,
    ),
    Pair("abbreviation", "STA hade [{sta.remaining} // {aub.remaining}] deltagare i slutet av {m}."),
    Pair("abbreviation", "Inom IPSU [ipsu.new.change ? ökade // minskade] de nya deltagarna med {ipsu.new.change}."),
    Pair(
        "abbreviation",
        "FUB:s inflöde, [{fub.new} // {fub.new - 400}] personer, är det högsta på ett halvår.",
        holds=lambda m: m["fub.new"] == max(m.series("fub.new", 6)),
    ),
    Pair(
        "abbreviation",
        "Den som jämför ser att AUB är [större // mindre] än STA.",
        holds=lambda m: m.order("aub.remaining", "sta.remaining"),
    ),
    Pair(
        "pronoun and inheritance",
        "Den [sta.remaining.change ? ökade // minskade] med {sta.remaining.change} deltagare.",
        before="Steg till arbete är till för den som står långt från arbetsmarknaden.",
    ),
    Pair(
        "pronoun and inheritance",
        "Tjänsten har nu [{kvl.remaining} // {ipsu.remaining}] deltagare.",
        before="Karriärvägledning ges på distans eller på plats.",
    ),
    Pair(
        "pronoun and inheritance",
        ("Den är [{groups.storstader.unemployment_rate} // {groups.storre_stad.unemployment_rate}] procent."),
        holds=lambda m: next(iter(m.groups("unemployment_rate"))) == "storstader",
        before="I storstäderna är arbetslösheten högst.",
    ),
    Pair(
        "pronoun and inheritance",
        "Där har [{rom2.area.malmo.remaining} // {rom2.area.orebro.remaining}] personer plats i tjänsten.",
        holds=lambda m: m["rom2.area.malmo.remaining.rank"] == 3,
        before="Malmö är ett av de tre största leveransområdena i Rusta och matcha.",
    ),
    Pair(
        "pronoun and inheritance",
        "De har [temperature.long_term_unemployed.change_12m ? blivit fler // blivit färre] sedan i fjol.",
        before="Värst är läget för de långtidsarbetslösa.",
    ),
    Pair(
        "coordination",
        ("AUB och FUB hade {aub.remaining} respektive [{fub.remaining} // {fub.remaining + 500}] deltagare."),
    ),
    Pair(
        "coordination",
        "Den förra [aub.remaining.change ? ökade // minskade], den senare gjorde tvärtom.",
        holds=lambda m: m["aub.remaining.change"] * m["fub.remaining.change"] < 0,
        before="Arbetsmarknadsutbildning och förberedande utbildning gick åt olika håll i {m}.",
    ),
    Pair(
        "coordination",
        (
            "Malmö och Örebro har {rom2.area.malmo.remaining} respektive [{rom2.area.orebro.remaining} // "
            "{rom2.area.kristianstad.remaining}] deltagare i Rusta och matcha."
        ),
    ),
    Pair(
        "coordination",
        (
            "I {m} ökade förberedande utbildning med {fub.remaining.change} och individuellt pedagogiskt stöd "
            "med [{ipsu.remaining.change} // {sta.remaining.change}] deltagare."
        ),
        holds=lambda m: min(m["fub.remaining.change"], m["ipsu.remaining.change"]) > 0,
    ),
    Pair(
        "coordination",
        (
            "Medan nya i Steg till arbete blev {sta.new.change} fler blev de i Rusta och matcha "
            "[{rom2.new.change} // {rom2.new.change + 90}] färre."
        ),
        holds=lambda m: m["sta.new.change"] > 0 > m["rom2.new.change"],
    ),
    Pair(
        "group names",
        (
            "Storstädernas arbetslöshet har nått [{groups.storstader.unemployment_rate} // "
            "{groups.storstader.unemployment_rate - 1.4}] procent."
        ),
    ),
    Pair(
        "group names",
        (
            "Landsbygdskommunerna har fått [groups.landsbygdskommun.vacancy_rate.change_pp ? fler // färre] "
            "lediga jobb i förhållande till arbetskraften sedan {my-24}."
        ),
    ),
    Pair(
        "group names",
        (
            "De mindre städerna och tätorterna ligger på [{groups.mindre_stad_tatort.unemployment_rate} // "
            "{groups.mindre_stad_tatort.unemployment_rate + 1.1}] procents arbetslöshet."
        ),
    ),
    Pair(
        "group names",
        (
            "Besöksnäringens landsbygdskommuner kan glädja sig åt "
            "[{groups.landsbygdskommun_med_besoksnaring.unemployment_rate} // "
            "{groups.landsbygdskommun.unemployment_rate}] procents arbetslöshet."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "Stockholm Mitt [rom2.area.stockholm_mitt.remaining.change ? vann // förlorade] "
            "{rom2.area.stockholm_mitt.remaining.change} deltagare i Rusta och matcha under {m}."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "Eskilstuna har en arbetslöshet på [{groups.municipality.eskilstuna.unemployment_rate} // "
            "{groups.municipality.malmo.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "area and municipality",
        (
            "Örebro [avviker // avviker inte] från mönstret: där ökade deltagarna i Rusta och matcha fast de "
            "minskade i riket."
        ),
        holds=lambda m: m["rom2.area.orebro.remaining.change"] > 0 > m["rom2.remaining.change"],
    ),
    Pair(
        "area and municipality",
        (
            "Stockholm har [{rom2.municipality.stockholm.suppliers} // "
            "{rom2.municipality.goteborg.suppliers}] leverantörer i kommunen."
        ),
        heading="Rusta och matcha",
    ),
    Pair(
        "forecast",
        (
            "För {y} spår Arbetsförmedlingen en arbetslöshet på [{forecast.year.2025.unemployment_rate} // "
            "{forecast.year.2026.unemployment_rate}] procent."
        ),
        holds=lambda m: m.month.startswith("2025"),
    ),
    Pair(
        "forecast",
        (
            "Jämfört med höstens prognos har arbetslösheten för 2025 skrivits "
            "[forecast.year.2025.unemployment_rate.change ? upp // ned]."
        ),
    ),
    Pair(
        "forecast",
        (
            "Nedskrivningen av matchningstjänsterna för 2025 är på "
            "[{forecast.year.2025.matching_services_participants.change} // "
            "{forecast.year.2025.matching_services_participants.change + 3000}] deltagare."
        ),
        holds=lambda m: m["forecast.year.2025.matching_services_participants.change"] < 0,
    ),
    Pair(
        "forecast",
        "Arbetslösheten i {m} låg [över // under] prognosen för helåret 2025.",
        holds=lambda m: m["temperature.unemployment_rate"] > m["forecast.year.2025.unemployment_rate"],
    ),
    Pair(
        "survey",
        (
            "I enkäten har [{survey.discomfort_experienced.answer_yes.n} // "
            "{survey.discomfort_experienced.answer_no.n + 5}] av {survey.respondents} svarande upplevt obehag "
            "av att rapportera."
        ),
    ),
    Pair(
        "survey", ("Enkäten om avvikelserapporter bygger på [{survey.respondents} // {survey.respondents + 40}] svar.")
    ),
    Pair(
        "survey",
        "Ingen av de svarande gav [högsta // lägsta] betyg åt återkopplingen i vår enkät.",
        holds=lambda m: (
            m["survey.feedback_frequency_1to5.answer_5.n"] == 0 and m["survey.feedback_frequency_1to5.answer_1.n"] > 0
        ),
    ),
    Pair(
        "survey",
        (
            "Vanligast på frågan om hur ofta man får återkoppling är svar [2 // 4], som "
            "{survey.feedback_frequency_1to5.answer_2.n} valde."
        ),
        holds=lambda m: (
            m["survey.feedback_frequency_1to5.answer_2.n"]
            == max(m[f"survey.feedback_frequency_1to5.answer_{n}.n"] for n in range(1, 6))
        ),
        heading="Enkäten",
    ),
    Pair(
        "trust",
        (
            "Förtroendet för Arbetsförmedlingen är [{trust.actor.arbetsformedlingen.trust_pct} // "
            "{trust.actor.arbetsformedlingen.trust_pct + 11}] procent."
        ),
    ),
    Pair(
        "trust",
        (
            "Sedan den förra mätningen har förtroendet för Försvarsmakten "
            "[trust.actor.forsvarsmakten.trust_pct.change ? ökat // minskat] till "
            "{trust.actor.forsvarsmakten.trust_pct} procent."
        ),
    ),
    Pair("trust", "Mätningen av förtroende omfattar [{trust.interviews} // {trust.interviews + 1500}] intervjuer."),
    Pair(
        "trust",
        "Två myndigheter tappade i förtroende: Skatteverket och [Arbetsförmedlingen // Trafikverket].",
        holds=lambda m: (
            m["trust.actor.arbetsformedlingen.trust_pct.change"] < 0 < m["trust.actor.trafikverket.trust_pct.change"]
            and m["trust.actor.skatteverket.trust_pct.change"] < 0
        ),
    ),
    Pair(
        "seasonally adjusted or observed",
        (
            "Säsongsrensat var {temperature.varsel.sa} personer varslade i {m}, [medan det faktiska antalet "
            "var {temperature.varsel} // lika många som det faktiska antalet]."
        ),
        holds=lambda m: abs(m["temperature.varsel"] - m["temperature.varsel.sa"]) > 300,
    ),
    Pair(
        "seasonally adjusted or observed",
        (
            "Justerad för säsongsvariation är arbetslösheten [{temperature.unemployment_rate.sa} // "
            "{temperature.unemployment_rate}] procent."
        ),
    ),
    Pair(
        "seasonally adjusted or observed",
        (
            "Utan säsongsrensning räknas [{temperature.long_term_unemployed} // "
            "{temperature.long_term_unemployed.sa}] långtidsarbetslösa."
        ),
    ),
    Pair(
        "seasonally adjusted or observed",
        (
            "Det säsongsrensade antalet långtidsarbetslösa [temperature.long_term_unemployed.sa.change ? "
            "växte // krympte] med {temperature.long_term_unemployed.sa.change} på en månad."
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        ("I karriärvägledning deltog [{{ kvl.remaining | antal }} // {{ ipsu.remaining | antal }}] personer."),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "Antalet deltagare i arbetsmarknadsutbildning var [{{ aub.remaining | antal }} // {{ "
            "fub.remaining | antal }}]."
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "På ett år har antalet i Steg till arbete ökat med [{{ sta.remaining.change_12m | storlek }} // "
            "{{ sta.remaining.change | storlek }}]."
        ),
        holds=lambda m: min(m["sta.remaining.change_12m"], m["sta.remaining.change"]) > 0,
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "Enligt den nya prognosen blir [{{ forecast.year.2025.unemployment_rate | procent }} // {{ "
            "forecast.year.2025.unemployment_rate.previous | procent }}] av arbetskraften arbetslös 2025."
        ),
    ),
    Pair(
        "fact quoted in the wrong sentence",
        (
            "Skatteverket har förtroende hos [{{ trust.actor.skatteverket.trust_pct | procent }} // {{ "
            "trust.actor.forsvarsmakten.trust_pct | procent }}] av de svarande."
        ),
    ),
    Pair("stale month", "I [{m} // {m-1}] lämnade {{ sta.left | antal }} personer Steg till arbete."),
    Pair("stale month", "Nu är deltagarna i Rusta och matcha [{rom2.remaining} // {rom2.remaining@-1}]."),
    Pair("stale month", "Den gångna månaden varslades [{temperature.varsel} // {temperature.varsel@-1}] personer."),
    Pair(
        "stale month",
        ("Under årets första månad började [{ipsu.new} // {ipsu.new@-1}] personer i individuellt pedagogiskt stöd."),
        holds=lambda m: m.month.endswith("-01"),
    ),
    Pair(
        "supplier's name",
        (
            "[Arbetslivsresurs // Arbetslivresurs] har {rom2.supplier.arbetslivsresurs_ar_ab.remaining} "
            "deltagare i Rusta och matcha."
        ),
    ),
    Pair(
        "supplier's name",
        "I individuellt pedagogiskt stöd leder [Iris Hadar // Iris Hader].",
        holds=lambda m: m["ipsu.supplier.iris_hadar_ab.remaining.rank"] == 1,
    ),
    Pair(
        "supplier's name",
        (
            "Med {rom2.supplier.enrival_ab.remaining} deltagare i Rusta och matcha är [Enrival // Enrivel] "
            "ett av landets större företag i branschen."
        ),
    ),
    Pair(
        "supplier's name",
        (
            "Hos [Jobfind // Jobbfind] Sverige går {sta.supplier.jobfind_sverige_ab.remaining} av deltagarna "
            "i Steg till arbete."
        ),
    ),
    Pair(
        "person's name",
        "Köerna är inte vårt fel, säger [Lundqvist // Lundkvist].",
        before="Karin Lundqvist leder ett av företagen i branschen.",
    ),
    Pair(
        "person's name",
        "Det tror inte [Eva Carlsson // Eva Karlsson], som själv har varit handläggare.",
        before="Eva Carlsson har följt frågan länge. Kommer det att vända?",
    ),
    Pair(
        "person's name",
        "[Johanna Sjögren // Johanna Sjörgen] hoppas på besked före sommaren.",
        before="Johanna Sjögren är rektor för en folkhögskola.",
    ),
    Pair(
        "person's name",
        "Så resonerar [Zetterberg // Zetterbeg] om leverantörernas villkor.",
        before="Utredaren Lena Zetterberg pekar på ersättningen.",
    ),
    Pair("title and lead", "[rom2.remaining.change ? Fler // Färre] i Rusta och matcha", field="title"),
    Pair(
        "title and lead",
        (
            "På ett år har de lediga jobben blivit {temperature.vacancies.change_12m} "
            "[temperature.vacancies.change_12m ? fler // färre]."
        ),
        field="lead",
    ),
    Pair(
        "title and lead",
        "Storstäderna har landets [högsta // lägsta] arbetslöshet",
        holds=lambda m: next(iter(m.groups("unemployment_rate"))) == "storstader",
        field="title",
    ),
    Pair(
        "title and lead",
        ("Steg till arbete fortsätter att växa: {sta.remaining.change_12m} fler deltagare [på ett år // på en månad]."),
        holds=lambda m: m["sta.remaining.change_12m"] > 0,
        field="lead",
    ),
]
