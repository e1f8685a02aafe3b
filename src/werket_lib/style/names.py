"""The Swedish names of what more than one room or medium calls by an English one."""

FLOWS = {"remaining": "Kvarstående", "new": "Nya", "left": "Lämnade"}

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

INDICATORS = {
    "varsel": "Varsel",
    "unemployment_rate": "Arbetslöshet",
    "long_term_unemployed": "Långtidsarbetslösa",
    "vacancies": "Lediga jobb",
    "ki_barometer": "Barometerindikatorn",
    "new_vacancies": "Nyanmälda platser",
    "over_6_months": "Utan arbete i mer än ett halvår",
    "over_24_months": "Utan arbete i mer än två år",
}

COLUMNS = {
    "rank": "Rang",
    "rank_move": "Flytt",
    "supplier": "Leverantör",
    "delivery_area": "Leveransområde",
    "track": "Inriktning",
    "remaining": "Kvarstående",
    "new": "Nya",
    "left": "Lämnade",
    "change": "Förändring",
    "change_pct": "Förändring, procent",
    "change_12m": "Förändring, 12 månader",
    "change_12m_pct": "12 månader, procent",
    "mean": "Medel",
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
    "rr1_standard": "RR1 vid rikets nivåer, procent",
    "rr2_standard": "RR2 vid rikets nivåer, procent",
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


# What the desk's charts are called, and their unit.
MEASURES = {
    "unemployment_rate": ("Arbetslöshet", "procent av arbetskraften"),
    "vacancy_rate": ("Lediga jobb", "procent av arbetskraften"),
    "unemployed": ("Inskrivna arbetslösa", "personer"),
    "labour_force": ("Arbetskraft", "personer"),
    "vacancies": ("Lediga jobb", "platser"),
    "varsel": ("Varsel", "personer"),
    "long_term_unemployed": ("Långtidsarbetslösa", "personer"),
    "ki_barometer": ("Barometerindikatorn", "index"),
    "new_vacancies": (INDICATORS["new_vacancies"], "platser"),
    "over_6_months": (INDICATORS["over_6_months"], "personer"),
    "over_24_months": (INDICATORS["over_24_months"], "personer"),
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
SAMPLE_ISSUE = "Exempelutgåva – siffrorna får inte citeras"  # on the cover and in the foot of each printed page

# As they stand in a running sentence.
# Said where vacancies first stand: the agency's measure is another than SCB's statistics of vacancies.
VACANCIES_ARE = "kvarstående platser hos Arbetsförmedlingen, inte SCB:s lediga jobb"

INDICATORS_DEFINITE = {
    "varsel": "varslen",
    "unemployment_rate": "arbetslösheten",
    "long_term_unemployed": "antalet långtidsarbetslösa",
    "vacancies": "antalet lediga jobb",
    "ki_barometer": "Barometerindikatorn",
    "new_vacancies": "antalet nyanmälda platser",
    "over_6_months": "antalet utan arbete i mer än ett halvår",
    "over_24_months": "antalet utan arbete i mer än två år",
}

# What became of a section, where it did not come out of this month's run as it should.
SECTION_MARKS = {
    "failed": "Misslyckades",
    "refused": "Underlaget stoppat",
    "late": "Underlaget saknas",
    "missing": "Inte kört",
}

LEVEL_UNITS = UNITS | {"index": "index"}  # a level is an index, a change is so many of its units
SINCE = "sedan {month}"
NO_COUNTS = "Inga antal att visa"

# What the tables say beside their data.
TOTAL = "Totalt"
WHOLE_SERVICE = "Hela tjänsten"  # the total under a list of the largest
NO_VALUE = "uppgift saknas"
YES_NO = {True: "ja", False: "nej"}
HIDDEN, HIDDEN_SIGN = "dolt litet tal", ".."
ADJUSTED_KEY = {"adjusted": "säsongsrensat", "observed": "ej säsongsrensat"}
NO_SEASON = "ej säsongsrensat: ingen säsong funnen"

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
NO_DATA = "uppgift saknas"

# A fact is what readers read.
LEVEL_WORDS = {"good": "god", "uncertain": "osäker", "bad": "dålig", "severe": "allvarlig"}
