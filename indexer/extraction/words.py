"""The closed word lists that the rules are made of, as the 2010-11 edition uses them."""


def words(text: str) -> frozenset[str]:
    """A list written out in one string."""
    return frozenset(text.split())


# Words that can open a sentence with a capital without being part of a name.
OPENERS = words(
    "a about according additionally after all almost also although among an and another any are as"
    " at based because before being besides both but by certain common contact currently despite"
    " doing during each earning employers even every examples few finally for former from generally"
    " graduates having he her his how however if in including increasingly individuals information"
    " instead is it its job jobs like likewise many more most much nearly new no not of often on"
    " once one only or organizations other others our over overall passing people prospective"
    " several she similarly since so some sometimes source sources specific such that the their"
    " then there therefore these they this those through thus to two typically under unlike until"
    " upon usually various via we what when where whether which while who with within workers you"
    " your"
)
ABBREVIATIONS = words(
    "inc st ave dr rd blvd no jr sr mr mrs ms vs etc co corp ltd ste bldg fl hwy ln pl pkwy ct sq"
    " gen sen rep e.g i.e univ dept nw ne sw se apt terr cir mt ft"
)
PREPOSITIONS = words("of for on in to")
SMALL_WORDS = words("of for on in to and the a an as &")
SMALL_ENDS = SMALL_WORDS | words("or by at with from")  # no name begins or ends with them

# The word that says what a body is. Plurals ("Boards", "Colleges") name kinds of bodies, except
# the few of PLURAL_HEADS.
BODY_HEADS = words(
    "academy administration agency alliance army association authority board brotherhood bureau"
    " center centre club coalition college command commission committee congress consortium"
    " cooperative corporation corps council court department federation force foundation fund guard"
    " guild institute institution league navy network office organization partnership patrol"
    " registry service society subcommittee team trust union"
)
PLURAL_HEADS = words("institutes associations centers societies courts")
# A part of a body that is an address line, not a name of its own (2010-11 pages 047, 172, 188).
DEPARTMENT_HEADS = words(
    "department division office center services service information education directorate school"
    " university college team bureau network program programs library group section unit branch"
    " careers career outreach"
)
# Words that begin the names of bodies.
STARTERS = words(
    "american national international u.s. united federal north canadian european world society"
    " association institute council commission board academy federation professional associated"
    " joint amalgamated universal"
)
# Generic bodies: the first word alone makes the name a kind (2010-11 pages 001, 053, 097).
GENERIC_FIRST = words("state states local county city municipal federal-state")
GENERIC_BODIES = frozenset(
    {
        "federal government", "bureau of labor statistics", "u.s. bureau of labor statistics",
        "armed forces", "u.s. armed forces", "better business bureau", "u.s. government",
        "national board", "national office", "general office", "federal agency", "federal court",
        "supreme court", "head office", "central office", "home office",
    }
)  # fmt: skip
# Bodies without a word that says so (2010-11 pages 058, 094, 175, 251).
HEADLESS_BODIES = frozenset(
    {
        "afl-cio", "red cross", "american red cross", "united nations", "boy scouts",
        "boy scouts of america", "girl scouts", "ymca", "ywca", "major league baseball",
        "federal reserve", "national archives", "world bank", "amtrak", "nato", "army", "navy",
    }
)  # fmt: skip
# What a name that looks like a body's or a credential's really is.
OTHER_HEADS = words(
    "act apprenticeship apprenticeships code codes course courses government guidelines handbook"
    " initiative internet journal language law laws magazine market method plan procedure program"
    " programs project quarterly reserve rule rules schedule site standard standards statistics"
    " statute survey system systems technology update web website year islands"
)

TITLES = words("certified registered licensed chartered accredited qualified")
EXAM_NOUNS = words("exam exams examination examinations test tests assessment")
CERTIFICATE_NOUNS = words(
    "certificate certificates certification certifications credential credentials"
)
DESIGNATION_NOUNS = words("designation designations title titles status")
LICENSE_NOUNS = words(
    "license licenses licence licences licensure registration registrations endorsement"
    " endorsements"
)
DEGREE_NOUNS = words("degree degrees")
CREDENTIAL_NOUNS = EXAM_NOUNS | CERTIFICATE_NOUNS | DESIGNATION_NOUNS | LICENSE_NOUNS | DEGREE_NOUNS
# "credentials include ...", "the designation of ...": what a list of credentials hangs on.
CUES = (CERTIFICATE_NOUNS | DESIGNATION_NOUNS) - {"status", "title", "titles"}
DEGREES = words("bachelor bachelors master masters doctor doctors associate juris")

# Words of people and their endings: "Protective Coating Specialist", "Tree Care Apprentice".
ROLE_SUFFIXES = ("er", "or", "ist", "ian", "ant", "man", "eur")
ROLE_WORDS = words(
    "professional fellow associate diplomate apprentice journeyman nurse aide master intern"
    " executive official paramedic agent trainee paralegal analyst secretary clerk chef planner"
)
NOT_ROLES = words(
    "interior exterior minor major senior junior color labor floor water paper computer cancer"
    " center power customer consumer career weather order number matter corner other behavior"
    " motor sector error letter"
)
PEOPLE_PLURAL = ("ers", "ors", "ists", "ians", "ants", "men", "ents", "ees")

STATES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia"
    " hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts"
    " michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon"
    " pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming"
)
