"""Company names that do not exist: invented words with the endings such companies like."""

import numpy as np

FIRST = [
    "Alv", "Ask", "Brev", "Dun", "Ekra", "Fal", "Grim", "Hav", "Isk", "Jor", "Kval", "Lyd", "Mjöl", "Nav", "Ost",
    "Pil", "Rim", "Sval", "Tjär", "Ulv", "Vid", "Älm", "Örn", "Sten", "Lind", "Brand", "Glim", "Hult", "Kär", "Troll",
]  # fmt: skip
SECOND = [
    "vara", "tinda", "mera", "linge", "sola", "gerda", "vinna", "manda", "fälta", "renga", "dala", "tuna", "nora",
    "skära", "viva", "lyfta", "båga", "stiga", "möra", "kila",
]  # fmt: skip
MATCHING = [
    "Matchning AB", "Jobb & Karriär AB", "Kompetens AB", "Coaching AB", "Rekrytering AB", "Bemanning AB",
    "Omställning AB", "Arbetsliv AB", "Jobbcenter AB", "Consulting AB", "Karriär i Sverige AB", "Resurs AB",
    "Personal AB", "HB", "Ekonomisk förening", "Group AB",
]  # fmt: skip
TRAINING = [
    "Utbildning AB", "Yrkesutbildning AB", "Vuxenutbildning AB", "Yrkesskola AB", "Lärcenter AB", "Kompetens AB",
    "Akademi AB", "Teknikutbildning AB", "Transportutbildning AB", "Vård & Utbildning AB",
]  # fmt: skip


def invent_names(rng: np.random.Generator, count: int, endings: list[str]) -> list[str]:
    """Invent `count` different company names."""
    stems = [first + second for first in FIRST for second in SECOND]
    chosen = rng.choice(len(stems), size=count, replace=False)
    return [f"{stems[stem]} {endings[rng.integers(len(endings))]}" for stem in chosen]
