"""Slips in the words that ask ("salery", "liscense"): which asking word was meant."""

from functools import lru_cache

from rapidfuzz.distance import OSA

# Short words have no room for a rule: half of English lies one letter away from them.
_KNOWN_SLIPS = {
    "mcuh": "much", "muhc": "much", "muhch": "much", "hwo": "how", "waht": "what", "wht": "what",
    "wat": "what", "whats": "what's", "teh": "the", "deos": "does",
    "mkae": "make", "maek": "make", "amke": "make", "ern": "earn", "eanr": "earn",
    "erns": "earns", "salry": "salary", "salery": "salary", "sallery": "salary",
    "shcool": "school", "scool": "school", "skool": "school",
    "schol": "school", "degre": "degree", "dgree": "degree", "degee": "degree", "jop": "job",
    "jbo": "job", "jops": "jobs", "pya": "pay", "piad": "paid", "payed": "paid", "payd": "paid",
    "wich": "which", "whcih": "which", "wheer": "where", "yaer": "year", "yr": "year",
    "yrs": "years", "hr": "hour", "hrs": "hours", "u": "you", "becom": "become",
    "beocme": "become", "bcome": "become", "avg": "average",
    "liscense": "license", "lisence": "license", "liscence": "license", "lisense": "license",
    "lic": "license", "reqs": "requirements", "cert": "certification",
    "certs": "certification", "diffrence": "difference", "differance": "difference",
    "diff": "difference", "collage": "college", "colege": "college", "wihtout": "without",
    "witout": "without", "w/o": "without", "w/out": "without", "expirience": "experience",
    "appretiship": "apprenticeship", "hireing": "hiring", "dieing": "dying",
    "diploam": "diploma", "deploma": "diploma", "shud": "should", "wanna": "want", "dont": "don't",
    "doesnt": "doesn't", "plz": "please", "pls": "please", "n": "and", "&": "and",
}  # fmt: skip
_ASKING = (
    "salary", "salaries", "school", "schooling", "degree", "college", "become", "becoming",
    "license", "licensed", "licensing", "licensure", "certification", "certified", "certificate",
    "requirements", "requirement", "required", "require", "qualifications", "qualification",
    "qualify", "prerequisites", "education", "training", "apprenticeship", "apprenticeships",
    "experience", "diploma", "outlook", "prospects", "future", "demand", "openings", "growing",
    "growth", "hiring", "declining", "automation", "responsibilities", "description", "duties",
    "average", "hourly", "difference", "between", "compare", "versus", "without", "highest",
    "fastest", "paying", "earnings", "income", "employed", "employment", "employers", "associate",
    "associates", "bachelor", "bachelors", "masters", "internship", "occupations", "careers",
    "entry", "exam", "examination", "steps", "robots", "automated", "please", "should",
)  # fmt: skip
# Words of their own, one letter away from a word that asks.
_OTHER_WORDS = frozenset(
    """quality automatic paving boring licenser licensers playing
    saying laying praying staying trailing straining draining raining training's
    crowing growling groping glowing rowing growth's demands remand suture futures nurture
    stems stops step sets robot schools scholar schooled school's colleges salaried degrees
    decrees decree welcome income's incomes becomes compared comparing compares entity exams
    firing wiring hiking hiding hirings associates' associated association bachelor's
    master's diplomat diplomas averages licenses licensee licensor certifies certificates
    certifications degreed experiment experienced experiences employer employee employees
    requires requirer growths educator educational trained trainee trainer trainers entries
    coffee outlooks pleased pleas inform defining fasting highness
    """.split()
)
_SHORTEST = 6  # letters; under that a slip and another word cannot be told apart
_SHORTEST_OF_TWO_SLIPS = 10  # letters


@lru_cache(maxsize=4096)
def intended(word: str) -> str:
    """The asking word that a word in lower case was meant to be; the word itself if none was."""
    if word in _KNOWN_SLIPS:
        return _KNOWN_SLIPS[word]
    if len(word) < _SHORTEST - 1 or word in _ASKING or word in _OTHER_WORDS or not word.isalpha():
        return word
    for asking in _ASKING:
        if len(asking) < _SHORTEST or asking[0] != word[0]:
            continue
        allowed = 2 if len(asking) >= _SHORTEST_OF_TWO_SLIPS else 1
        if OSA.distance(word, asking, score_cutoff=allowed) <= allowed:
            return asking
    return word
