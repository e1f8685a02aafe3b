"""The Swedish names of what the code calls by English ones; the only place where they stand."""

FLOWS = {"remaining": "Kvarstående", "new": "Nya", "left": "Lämnat"}

SERVICES = {
    "ROM2": "Rusta och matcha",
    "STA": "Steg till arbete",
    "KVL": "Karriärvägledning",
    "IPSU": "Individuellt pedagogiskt stöd vid utbildning",
    "AUB": "Arbetsmarknadsutbildning",
    "FUB": "Förberedande utbildning",
}

# As they stand in a running sentence: some are names, the others common nouns.
RUNNING_SERVICES = SERVICES | {
    service: SERVICES[service][0].lower() + SERVICES[service][1:] for service in ("KVL", "IPSU", "AUB", "FUB")
}

PARTS = {"a": "del A", "b": "del B"}

INDICATORS = {
    "varsel": "Varsel",
    "unemployment_rate": "Arbetslöshet",
    "long_term_unemployed": "Långtidsarbetslösa",
    "vacancies": "Lediga jobb",
    "ki_barometer": "Barometerindikatorn",
}

COLUMNS = {
    "rank": "Rang",
    "rank_move": "Flytt",
    "supplier": "Leverantör",
    "delivery_area": "Leveransområde",
    "track": "Inriktning",
    "remaining": "Kvarstående",
    "new": "Nya",
    "left": "Lämnat",
    "change": "Förändring",
    "change_pct": "Förändring, procent",
    "change_12m": "Förändring, 12 månader",
    "market_share_pct": "Marknadsandel, procent",
    "remaining_a": "Del A",
    "remaining_b": "Del B",
    "share_pct": "Andel, procent",
    "level": "Nivå",
    "indicator": "Indikator",
    "flow": "Flöde",
    "month": "Månad",
    "move": "Händelse",
}

# The heads of figures' data, which only the tables of numbers beside the figures show.
COLUMNS |= {
    "name": "Namn",
    "code": "Kod",
    "group": "Kommungrupp",
    "group_code": "Gruppkod",
    "municipality_code": "Kommunkod",
    "year": "År",
    "measure": "Mått",
    "value": "Värde",
    "observed": "Ej säsongsrensat",
    "adjusted": "Säsongsrensat",
    "positive": "Indikatorer åt rätt håll",
    "word": "Temperatur",
    "varsel": "Varsel, personer",
    "unemployment_rate": "Arbetslöshet, procent",
    "unemployment_rate_sa": "Arbetslöshet, säsongsrensad, procent",
    "unemployment_rate_pct": "Arbetslöshet, procent",
    "unemployment_rate_start_pct": "Arbetslöshet vid jämförelsens början, procent",
    "unemployment_rate_change_pp": "Arbetslöshet, förändring, procentenheter",
    "vacancy_rate": "Lediga jobb, procent av arbetskraften",
    "vacancy_rate_sa": "Lediga jobb, säsongsrensade, procent av arbetskraften",
    "vacancy_rate_pct": "Lediga jobb, procent av arbetskraften",
    "vacancy_rate_start_pct": "Lediga jobb vid jämförelsens början, procent av arbetskraften",
    "vacancy_rate_change_pp": "Lediga jobb, förändring, procentenheter",
    "long_term_unemployed": "Långtidsarbetslösa",
    "vacancies": "Lediga jobb",
    "ki_barometer": "Barometerindikatorn",
    "af": "Arbetsförmedlingen, procent",
    "bas": "SCB, BAS, procent",
    "along": "Längs kurvan, procent",
    "along_low": "Längs kurvan, lägst",
    "along_high": "Längs kurvan, högst",
    "across": "Tvärs kurvan, procent",
    "across_low": "Tvärs kurvan, lägst",
    "across_high": "Tvärs kurvan, högst",
    "along_steep": "Längs brantare kurva, procent",
    "along_low_steep": "Längs brantare kurva, lägst",
    "along_high_steep": "Längs brantare kurva, högst",
    "across_steep": "Tvärs brantare kurva, procent",
    "across_low_steep": "Tvärs brantare kurva, lägst",
    "across_high_steep": "Tvärs brantare kurva, högst",
    "verdict": "Kurvan har flyttat",
    "contracts": "Avtal",
    "at_risk": "Riskerar hävning",
    "participants": "Deltagare",
    "rr1": "RR1",
    "rr2": "RR2",
    "rr1_rate": "RR1, procent",
    "rr2_rate": "RR2, procent",
    "rr1_rate_low": "RR1, lägst",
    "rr1_rate_high": "RR1, högst",
    "rr2_rate_low": "RR2, lägst",
    "rr2_rate_high": "RR2, högst",
    "rr1_side": "RR1, gränsen",
    "rr2_side": "RR2, gränsen",
    "rr1_sure": "RR1, säkert",
    "rr2_sure": "RR2, säkert",
    "condition": "Villkor",
    "top5_share_pct": "De fem störstas andel, procent",
    "hhi": "Herfindahl-Hirschmans index",
    "suppliers": "Leverantörer",
    "entered": "Tillkom",
    "exited": "Försvann",
    "participants_per_supplier": "Deltagare per leverantör",
    "matching_services_participants": "Deltagare i matchningstjänster",
    "aub_participants": "Deltagare i arbetsmarknadsutbildning",
    "question": "Fråga",
    "answer": "Svar",
    "n": "Antal",
    "low_pct": "Lägst, procent",
    "high_pct": "Högst, procent",
    "actor": "Myndighet",
    "trust_pct": "Förtroende, procent",
    "previous_pct": "Förra mätningen, procent",
    "change_low": "Förändring, lägst",
    "change_high": "Förändring, högst",
    "series": "Serie",
    "first": "Första beräkning",
    "after_1": "Efter en månad",
    "after_12": "Efter tolv månader",
    "last": "Senaste beräkning",
    "revision_1": "Revidering efter en månad",
    "revision_12": "Revidering efter tolv månader",
    "revision_last": "Revidering till i dag",
    "trend": "Trend",
    "seasonal": "Säsong",
    "irregular": "Slump",
    "calendar": "Kalender",
    "beside": "Med annan metod",
}

UNITS = {
    "persons": "personer",
    "percent": "procent",
    "percentage points": "procentenheter",
    "vacancies": "platser",
    "index": "indexenheter",
    "suppliers": "leverantörer",
    "persons per supplier": "deltagare per leverantör",
    "times": "gånger",
}

RANK_MOVES = {"up": "upp", "down": "ned", "same": "oförändrad", "new": "ny"}

SAMPLE_MARK = "Exempeldata"

# As they stand in a running sentence.
INDICATORS_DEFINITE = {
    "varsel": "varslen",
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "vacancies": "antalet lediga jobb",
    "ki_barometer": "Barometerindikatorn",
}

# What became of a section, where it did not come out of this month's run as it should.
SECTION_MARKS = {
    "failed": "Misslyckades",
    "refused": "Underlaget stoppat",
    "late": "Underlaget saknas",
    "missing": "Inte kört",
}

# What the figures say beside their data.
VERDICTS = {"good": "Varmare", "bad": "Kallare", "same": "Oförändrat"}
LEVEL_UNITS = UNITS | {"index": "index"}  # a level is an index, a change is so many of its units
GAUGE_HEADS = {
    "level": "{month}",
    "dial": "Bland alla månader sedan {year}",
    "change": "Sedan {month}",
    "line": "{first}–{last}",
}
GAUGE_ENDS = ("svagast", "starkast")
OF_FIVE = ("{count} av 5 indikatorer", "pekar åt rätt håll")
MEAN = "medel"
SINCE = "sedan {month}"
OVER_TIME = {
    "suppliers": "Antal leverantörer",
    "participants_per_supplier": "Deltagare per leverantör",
    "top5_share_pct": "De fem störstas andel, procent",
    "hhi": "Herfindahl-Hirschmans index (HHI)",
}
FROM_ON = "{count} från och med {month}"
ENTRIES_HEAD = "{move} i {month}: {count}"
SUPPLIER_MOVES = {"entered": "Tillkom", "exited": "Försvann"}
RANKING_HEADS = {"remaining": "Kvarstående", "change": "Förändring", "change_pct": "Förändring, procent"}
NO_COUNTS = "Inga antal att visa"

# The overview: what its small lines and its tables say beside their data.
OVERVIEW_KEY = {"now": "{month}", "usual": "så långt från det vanliga brukar en månad komma, nedåt eller uppåt"}
USUALLY = "vanligt {number}"
NOTHING_MOVED = "Inga mått att visa"
OVERVIEW_COLUMNS = {
    "measure": "Mått",
    "level": "Nivå",
    "change": "Förändring",
    "expected": "Vanlig förändring",
    "score": "Avvikelse, gånger den vanliga",
    "before": "Rapporten för {month}",
    "revised": "Omräknat",
    "now": "{month}",
    "turned": "Riktning",
}
TURNED = "vände"

# What the tables say beside their data.
TOTAL = "Totalt"
NO_VALUE = "uppgift saknas"
HIDDEN, HIDDEN_SIGN = "dolt litet tal", ".."
EVERY_SUPPLIER = "Alla leverantörer"
VERDICT_HEAD = "Arbetsmarknaden"

# Forecasts: what they are of, as a heading and in a sentence, and what number of the year they give.
FORECASTS = {
    "unemployment_rate": "Arbetslöshet",
    "long_term_unemployed": "Långtidsarbetslösa",
    "matching_services_participants": "Deltagare i matchningstjänster",
    "aub_participants": "Deltagare i arbetsmarknadsutbildning",
}
FORECASTS_DEFINITE = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "matching_services_participants": "antalet deltagare i matchningstjänster",
    "aub_participants": "antalet deltagare i arbetsmarknadsutbildning",
}
FORECASTS_PEOPLE = {
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "de långtidsarbetslösa",
    "matching_services_participants": "deltagarna i matchningstjänster",
    "aub_participants": "deltagarna i arbetsmarknadsutbildning",
}
FORECAST_MEASURES = {
    "unemployment_rate": "procent, årets medelvärde",
    "long_term_unemployed": "personer, vid årets slut",
    "matching_services_participants": "personer, årets medelvärde",
    "aub_participants": "personer, årets medelvärde",
}
FORECAST_COLUMNS = {
    "variable": "Prognos för",
    "latest": "Senaste",
    "previous": "Förra",
    "change": "Skillnad",
    "outcome": "Utfall hittills",
    "forecasts": "Prognoser",
    "mean_error": "Medelfel",
    "mean_absolute_error": "Medelfel oavsett riktning",
}
FORECAST_KEY = {
    "outcome": "utfall",
    "latest": "prognos {month}",
    "previous": "prognos {month}",
    "earlier": "tidigare års prognoser, lika långt före årets slut",
}

# The survey: what is asked, what a yes says, and what the answers are called.
QUESTIONS = {
    "feedback_frequency_1to5": "Hur ofta ger Arbetsförmedlingen återkoppling på avvikelserapporter?",
    "discomfort_experienced": "Har du upplevt obehag i samband med avvikelserapportering?",
}
QUESTION_TOPICS = {"feedback_frequency_1to5": "Återkoppling", "discomfort_experienced": "Obehag"}
QUESTION_NOTES = {"feedback_frequency_1to5": "1 = sällan, 5 = ofta"}
SAID_YES = {"discomfort_experienced": "upplevt obehag i samband med avvikelserapportering"}
ANSWERS = {"yes": "Ja", "no": "Nej"}
SURVEY_COLUMNS = {
    "answer": "Svar",
    "n": "Antal",
    "share_pct": "Andel, procent",
    "low_pct": "Lägst",
    "high_pct": "Högst",
}
SURVEY_KEY = {"share": "andel av dem som svarade", "interval": "95 procents konfidensintervall"}
ANSWERED = "{n} svar"

# Trust in public bodies.
TRUST_COLUMNS = {
    "rank": "Rang",
    "actor": "Myndighet",
    "trust_pct": "Förtroende {year}, procent",
    "previous": "{year}, procent",
    "change": "Förändring, procentenheter",
}
NOT_ASKED = "uppgift saknas för {year}"

# Seasonal adjustment: its methods and outliers, and what its figures say beside their data.
METHODS = {
    "stl": "STL",
    "x13": "X-13",
    "seats": "SEATS",
    "average": "medel av STL och X-13",
    "ucm": "strukturell modell",
    "fixed": "fasta faktorer",
    "none": "ingen rensning",
}
NOT_ADJUSTED = "rensas inte"
MODES = {"add": "additiv", "mult": "multiplikativ"}
OUTLIERS = {
    "AO": "enstaka avvikelse",
    "LS": "bestående nivåskift",
    "TC": "övergående avvikelse",
    "shock": "undantagen period",
}
ADJUSTED_KEY = {"adjusted": "säsongsrensat", "observed": "ej säsongsrensat"}
REVISIONS_KEY = {"last": "senaste beräkning", "first": "första beräkning"}
FACTORS_KEY = {"mean": "månadens medel", "line": "månadens faktor år för år"}
GAP_HEAD = "{other} minus {published}, {unit}"
NO_SEASON = "Ingen säsong att rensa"
STATUSES = {"final": "", "provisional": "preliminärt", "not_seasonal": "ingen säsong", "failed": "ej rensad"}
NO_OTHER_METHOD = "Ingen annan metod att jämföra med"
BEYOND = "{label}: upp till {number}"
MEASURE = "Mått"
MEASURES = {
    "level": "Omdöme",
    "method": "Metod",
    "residual": "Säsong kvar i hela serien, p för QS / F",
    "residual_recent": "Säsong kvar de senaste tre åren, p för QS / F",
    "x13": "X-13:s mått M7 / Q",
    "n_outliers": "Avvikande månader",
    "gap_rms": "Skillnad mellan STL och X-13, typisk",
    "spans_max": "Skillnad mellan glidande fönster, störst",
    "revision_1": "Revidering efter en månad, medel / störst",
    "revision_12": "Revidering efter tolv månader, medel / störst",
}
OUTLIER_COLUMNS = ["Serie", "Slag", "Månader", "Grund"]
FOUND_BY = "hittad av X-13"

# SKR's groups of municipalities, as they stand in a running sentence.
GROUPS_DEFINITE = {
    "A1": "storstäderna",
    "A2": "pendlingskommunerna nära storstad",
    "B3": "de större städerna",
    "B4": "pendlingskommunerna nära större stad",
    "B5": "lågpendlingskommunerna nära större stad",
    "C6": "de mindre städerna och tätorterna",
    "C7": "pendlingskommunerna nära mindre tätort",
    "C8": "landsbygdskommunerna",
    "C9": "landsbygdskommunerna med besöksnäring",
}
COUNTRY = "Riket"
GROUP = "Kommungrupp"
# By measure: the head of a panel, of a column, and of a column of changes.
RATES = {"unemployment_rate": "Arbetslöshet", "vacancy_rate": "Lediga jobb"}
RATE_UNIT = "procent av arbetskraften"
GROUP_HEADS = ("nivå", "förändring")
RATE_COLUMNS = {"unemployment_rate": "Arbetslöshet, procent", "vacancy_rate": "Lediga jobb, procent"}
RATE_CHANGE_COLUMNS = {
    "unemployment_rate": "Arbetslöshet, förändring",
    "vacancy_rate": "Lediga jobb, förändring",
}
MUNICIPALITY_MAPS = {"level": "Arbetslöshet, {unit}", "change": "Förändring sedan {month}, procentenheter"}

# Maps: classes, their holes, and what stands beside them.
LEVEL_ENDS = {"only": "alla", "first": "under {}", "last": "{} eller mer"}
CHANGE_ENDS = {"first": "{} eller lägre", "last": "{} eller högre"}
BETWEEN = "{low} till {high}"
NO_DATA = "uppgift saknas"
HOLES = "Uppgift saknas: {names}"
PARTICIPANTS = "deltagare"
PLACES_HEAD = "Leverantörer med deltagare"
PLACES_CLASSES = ("ingen", "en", "2 till 4", "5 till 14", "15 eller fler")
PLACES_MEASURES = {
    "listed": "Kommuner",
    "served": "Med leverantör",
    "one_supplier": "Bara en",
    "without": "Ingen",
    "median": "Leverantörer, median",
}
AREA_MAP_HEAD = "Förändring sedan {month}, procent"
UNPLACED = "Utan plats på kartan: {names}"
AND_MORE = "och {count} till"
CITIES = {"stockholm": "Stockholm", "goteborg": "Göteborg", "malmo": "Malmö"}

# Beveridge curves.
BEVERIDGE_AXES = {
    "unemployment_rate": "Arbetslösa, procent av arbetskraften",
    "vacancy_rate": "Lediga jobb, procent av arbetskraften",
}
BEVERIDGE_KEY = {
    "width": "bredare ju senare",
    "others": "övriga grupper",
    "outward": "har flyttats utåt",
    "inward": "har flyttats inåt",
    "unclear": "går inte att säga",
    "span": "{start} till {end} (punkten)",
}
BEVERIDGE_STATUSES = {
    "final": "",
    "provisional": "preliminär säsongsrensning",
    "not_seasonal": "utan säsong i en av serierna",
    "failed": "ej säsongsrensad",
}
BEVERIDGE_WAYS = {"along": "Längs kurvan: konjunkturen", "across": "Tvärs, utåt: sämre matchning"}
BEVERIDGE_SLOPE = "om 1 procent fler arbetslösa hör till {slope} procent färre jobb"
BEVERIDGE_VERDICTS = {"outward": "utåt", "inward": "inåt", "unclear": "oklart"}
BEVERIDGE_HEADS = {"along": "Längs kurvan, procent", "across": "Tvärs kurvan, procent"}
BEVERIDGE_ENDS = {"along": ("svagare", "starkare"), "across": ("inåt", "utåt")}
BEVERIDGE_COLUMNS = {
    "group": "Kommungrupp",
    "along": "Längs kurvan, procent",
    "across": "Tvärs kurvan, procent",
    "across_steep": "Tvärs, brantare kurva, procent",
    "verdict": "Kurvan har flyttats",
}
BEVERIDGE_AGENCIES = {"af": "Arbetsförmedlingen", "bas": "SCB, BAS"}

# Results of Rusta och matcha.
RESULT_NAMES = {"rr1": "RR1", "rr2": "RR2"}
RESULT_SIDES = {"over": "Når {threshold} procent: {count}", "under": "Under {threshold} procent: {count}"}
RESULT_KEY = {
    "sure": "{confidence} procents konfidensintervall, helt på samma sida om gränsen",
    "unsure": "gränsen ryms i intervallet",
}
RESULT_HEADS = {"people": "deltagare"}
SIDES_ON_MAP = {"over": "minst {threshold} procent med RR1", "under": "mindre än {threshold} procent"}
RISK_STEPS = {
    "": "Alla avtal",
    ".low_rating": "Betyg {rating} eller inget betyg",
    ".low_both": "… och viktat resultatmått under {score}",
    ".at_risk": "… och aktivt i 22 månader: riskerar hävning",
}
NO_RATING = "Inget betyg"
SIDE_WORDS = {"over": "når", "under": "under"}
UNSURE = ", osäkert"
RESULT_COLUMNS = {
    "delivery_area": "Leveransområde",
    "rating": "Betyg",
    "cohort": "Deltagare",
    "rr1": "RR1",
    "rr1_rate": "RR1, procent",
    "interval": "RR1, intervall",
    "side": "Gränsen",
    "rr2": "RR2",
    "rr2_rate": "RR2, procent",
    "contracts": "Avtal",
    "at_risk": "Riskerar hävning",
}

# On the cover: the change that a key number is shown with, the first that there is, and since when it is.
COMPARED = {"change": "sedan månaden före", "change_12m": "på ett år"}

# What stands in the cells of figures' data, and in how a fact names its cells.
DATA_WORDS = (
    RANK_MOVES
    | INDICATORS
    | QUESTION_TOPICS
    | ANSWERS
    | SIDE_WORDS
    | BEVERIDGE_VERDICTS
    | {f"temperature.{name}": label for name, label in INDICATORS.items()}
    | {f"{key.lower()}.{flow}": f"{name}, {FLOWS[flow].lower()}" for key, name in SERVICES.items() for flow in FLOWS}
    | {
        "True": "ja",
        "False": "nej",
        "country": COUNTRY,
        "all": "Alla avtal",
        "low_rating": "Lågt betyg eller inget",
        "low_both": "Också lågt viktat resultatmått",
        "at_risk": "Också aktivt länge: riskerar hävning",
    }
)
CELL_WORDS = {"sheet": "blad", "column": "kolumn", "pivot cache": "pivotcache", "field": "fält"}

# What the report's long words are put together of; a heading may be parted before each.
WORD_PARTS = (
    "arbetslös",
    "deltagar",
    "förmedling",
    "förtroende",
    "grupp",
    "kommun",
    "konsekvens",
    "kurva",
    "kvalitet",
    "leverantör",
    "marknad",
    "område",
    "placering",
    "plikt",
    "rapportering",
    "rensning",
    "service",
    "stöd",
    "sökande",
    "tjänst",
    "upphandling",
    "utbildning",
    "vägledning",
)
