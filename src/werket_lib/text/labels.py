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
    "remaining": "Kvarstående",
    "new": "Nya",
    "left": "Lämnat",
    "change": "Förändring",
    "change_pct": "Förändring, procent",
    "change_12m": "Förändring, 12 månader",
    "market_share_pct": "Marknadsandel, procent",
    "share_pct": "Andel, procent",
    "level": "Nivå",
    "indicator": "Indikator",
    "flow": "Flöde",
}

UNITS = {
    "persons": "personer",
    "percent": "procent",
    "percentage points": "procentenheter",
    "vacancies": "platser",
    "index": "indexenheter",
    "suppliers": "leverantörer",
    "persons per supplier": "deltagare per leverantör",
}

RANK_MOVES = {"up": "upp", "down": "ned", "same": "oförändrad", "new": "ny"}

SAMPLE_MARK = "Exempeldata"
