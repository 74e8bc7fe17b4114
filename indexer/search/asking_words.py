"""The words that ask, and which section or fact answers them: one table, most telling first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.search.typed import CLOSED

Fact = Literal[
    "pay", "education", "experience", "training", "duration", "credential",
    "outlook", "openings", "jobs", "employers",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that ask. Of several in a query the strongest says what is asked, then the first of
    the table; all of them are taken away. With groups, only what the groups match is."""

    section: str
    fact: Fact | None
    strength: int  # 3 names what is asked for, 2 asks in general, 1 hardly asks
    pattern: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def _cues(section: str, fact: Fact | None, strength: int, *patterns: str) -> Iterator[Cue]:
    for pattern in patterns:
        yield Cue(section, fact, strength, _words(pattern))


_DO = r"(?:do|does|did|can|could|would|will|should|might|must)"
_WHO = r"(?:i|you|we|they|one|someone|somebody|anyone|people|a person|he|she|it)"
_TIMES = (
    r"(?: (?:(?:a|an|per|each|every) (?:hour|year|month|week|day)|annually|yearly|hourly|monthly"
    r"|on average|starting out|to start|these days|now|nowadays|today|in general|approximately))"
)
_AMOUNT = r"\$?\d[\d,.]*(?:k|\+|k\+)?(?: dollars)?"
_END = r"(?=(?: \|)*$)"
_ANY = r"(?: [^ ]+)*?"  # the words asked about
_CREDENTIAL_WORD = (
    rf"(?:(?:licen[sc]e|exam|examination|registration|credential){CLOSED}"
    r"|licen[sc](?:es|ing|ure)|certifications?|certificates?|certificate program|credentials"
    r"|accreditation|exams|examinations|board exams?)"
)

CUES = (
    # "which has more jobs" before "how many"; amounts belong to the question that names them
    *_cues("earnings", "pay", 3,
        rf"(how much(?: money)?(?: {_DO})?(?: {_WHO})?){_ANY} "
        rf"(make|makes|making|earn|earns|earning|get|gets|get paid|gets paid|paid|pay|pays"
        rf"|charge|bring home|take home|made){_TIMES}*",
        rf"((?:what|how) (?:{_DO}|would)(?: {_WHO})?){_ANY} "
        r"((?:typically |usually |normally )?(?:make|makes|earn|earns|get paid"
        rf"|pay){_TIMES}*){_END}",
        rf"((?:make|makes|making|earn|earns)(?: (?:as much as|around|about|(?:more|less) than|over"
        rf"|under|at least|up to|above|below))? (?:{_AMOUNT}|six figures?|6 figures?){_TIMES}*)",
        r"((?:make|makes|making|earn|earns|earning|bring in)(?: (?:a|any|the|really|very))?"
        r"(?: (?:good|decent|great|much|more|most|lots of|lot of|a lot|better|best|less|big|bad))+"
        r"(?: (?:money|living|pay|salary|income))?)",
        r"make (?:a living|money|bank)",
        r"(?:which |who |that |what )?(?:(?:one|job|career|of them|is) )?"
        r"(?:pays?|earns?|makes?|paid|gets? paid|paying) (?:the )?(?:more|better|most|higher|less)"
        r"(?: money)?",
        r"(?:is |are )?(?:well|highly|poorly|badly|high|better|best) (?:paid|paying)",
        r"(?:paid|pays?|paying) (?:well|badly|a lot|much|good|okay|ok)",
        r"(?:what's |what is |what are |what )?(?:the |an? )?"
        r"(?:(?:average|median|mean|typical|usual|normal|starting|beginning|base|annual|yearly"
        r"|hourly|monthly|weekly|top|highest|lowest|maximum|minimum|current|expected|national"
        r"|entry level|total|good|going) )*"
        r"(?:salary|salaries|wages?|pays?|paid|paying|income|incomes|earns?|earning|earnings"
        r"|compensation|remuneration|paychecks?|hourly|pay ?rates?|payscale)"
        r"(?: (?:range|ranges|rate|rates|scale|scales|scope|info|information|data|figures))*"
        rf"(?: (?:for|of))?(?: (?:an?|the))?{_TIMES}*(?: (?:over|under|at least|more than"
        rf"|less than|above|below) {_AMOUNT})?",
        r"(?:a|an|per|by the|each|every) (?:hour|year|month|week)(?: or (?:year|hour))?",
        r"(?:good |enough |more |better )?money(?: ?wise)?|moneywise|financially|pay ?wise",
        r"(?:six|6) figures?|(?:on|by) commission|commission only|(?:get )?tips|get rich"
        r"|overtime pay|lucrative",
    ),
    *_cues("earnings", "pay", 1,
        rf"how much(?: money)?(?: (?:do|does|is|are|can))?(?: (?:an?|the))?(?: (?:a|the))?{_END}",
        r"(how much (?:do|does|is|can|for)(?: an?| the)?)(?! need| it)",
    ),
    *_cues("job-outlook", "openings", 3,
        r"(?:how many )?(?:job |annual |yearly )?openings(?: (?:are|will)(?: there)?(?: be)?)?"
        r"(?: (?:a|per|each|every) year)?",
        r"(?:how many )?vacancies(?: are there)?",
    ),
    *_cues("job-outlook", "outlook", 3,
        r"(?:(?:job|career|employment|industry|future) )+(?:market|security|stability|growth)"
        r"(?: (?:rate|for|of|the))*",
        r"(?:(?:job|career|employment|industry|future) )*(?:outlook|prospects?|forecast"
        r"|projections?)(?: (?:for|of|the))*",
        rf"(?:what's |what is )?(?:the )?future(?: (?:of|for|in|proof|outlook)|{CLOSED})",
        r"(?:is |are )?(?:there )?(?:an? |any |much |still |really )*(?:high |in high |in |low "
        r"|huge |good |big )*"
        r"demand(?: (?:for|in|of))?",
        r"(?:is |are )?(?:(?:a|an|still) )?(?:dying|dead end|dying out|disappearing|obsolete"
        r"|becoming obsolete"
        r"|declining|in decline|decline|shrinking|going away|dead|doomed|fading|endangered"
        r"|saturated|oversaturated|shortage(?: of)?|short supply)(?: (?:career|job|field|profession"
        r"|industry|trade|occupation|out))*",
        r"(?:(?:which|who|what|is|are|one|job) )*(?:growing|grows?) (?:the )?(?:faster|fastest"
        r"|quicker|more)",
        r"(?:(?:a|is|are|still|fast|fastest|rapidly) )*growing(?: (?:fast|faster|fastest"
        r"|quickly|rapidly|more))?"
        r"(?: (?:a|field|career|job|industry|profession|occupation|area|trade|market"
        rf"|demand))*{_END}",
        r"((?:are|is))(?: [^ ]+){1,4} (hiring)",
        r"(?:still |now |currently |actively )?hiring(?: (?:right now|now|currently))?",
        r"(will )(?:[^ ]+ )*?((?:still )?(?:be )?(?:needed|around|exist|in demand|replaced"
        r"|replace|automated|taken over|take over|obsolete|there)"
        r"(?: (?:by|in|with) (?:ai|robots?|automation|computers?|machines?|technology|chatgpt"
        r"|the future|(?:10|ten|20|twenty|five|5) years))*)",
        r"(will (?:ai|robots?|automation|computers?|machines?|chatgpt|technology|software)"
        r"(?: and [a-z]+)? (?:ever )?(?:replace|take over|take|kill|eliminate|affect|change|do))",
        r"(?:be |being |get |getting )?(?:replaced|automated)(?: away)?"
        r"(?: (?:by|with) (?:ai|robots?|automation|computers?|machines?|technology|chatgpt"
        r"|artificial intelligence))?",
        r"(?:safe from |affected by |because of |replace|replacing|taking over|threatened by )"
        r"(?:ai|robots?|automation|chatgpt|artificial intelligence)",
        r"(?:are|is) (?:ai|robots?|automation|computers?|machines?) (?:going to|gonna|about to)"
        r" (?:replace|take over|take|kill|eliminate)",
        r"(?:will )?(?:there )?(?:be |is |still |a |any )*need for",
        r"in (?:\d+|ten|twenty|five) years",
        r"ai proof|recession proof|automation|ai risk|in the (?:next|coming) (?:ten|10|five|5"
        r"|20) years",
        r"(?:hard|easy|difficult|tough|possible) to (?:find|get)(?: (?:a|any))?"
        r"(?: (?:job|jobs|work|position|hired))(?: (?:as|in))?(?: an?)?",
        r"(?:chances of |getting |get )(?:a job|hired)|competitive|good career|good field",
        r"(?:is it )?(?:still )?worth it",
        r"(?:is |are )?still (?:a thing|worth it|a good career|a good job|needed)",
    ),
    *_cues("training", "education", 3,
        r"(?:(?:which|who|what) )?(?:requires?|needs?|takes?|has|is) (?:the )?(?:more|less"
        r"|longer|most|least)"
        r" (?:school|schooling|education|college|years|time)",
        r"how (?:many years|much|long)(?: (?:of|do i go to|do you go to|in))? (?:school"
        r"|schooling|college|university|education)"
        r"(?: (?:is|are|do|does|needed|required|i|you|need|it|take|to|be|become|for|an?))*",
    ),
    *_cues("training", "duration", 3,
        rf"how (?:long|many years|much time|many months|many weeks)(?: (?:of|is|in|are))?"
        rf"(?: (?:school|schooling|college|training|study|studying|university|education))?"
        rf"(?: (?:{_DO}))?(?: (?:it|you|i))?(?: (?:take|need|spend|have))?"
        rf"(?: (?:to (?:become|be|train|get|study|learn|finish|complete|go)))?(?: for)?(?: an?)?"
        r"(?! [^ ]+ (?:shift|day|work))",
        rf"(how (?:long|many years)(?: (?:is|does|do|will|of))?){_ANY} (take|last|training|school)",
    ),
    *_cues("training", "education", 3,
        r"without (?:an? )?(?:[a-z']+ )?(?:degree|college|school|diploma|schooling|university"
        r"|ged|education)"
        r"(?: (?:degree|education))?",
        r"(?:(?:what|which|any|what's|best|good|right) )*(?:(?:kind|type|sort|level|amount"
        r"|years?|much|many"
        r"|a|the|college|school|university|high school|best|good|trade|vocational|technical"
        r"|graduate|grad|"
        rf"formal|certain|special|educational|academic|minimum) (?:of )?)*"
        rf"(?:degrees?|majors?|education(?:al)?|(?:high )?schools?|schooling|colleges?|university"
        rf"|universities|diplomas?|ged|courses?|classes|subjects?|programs?|educated|coursework"
        rf"|curriculum|study|studies)(?! (?:coordinator|teacher|student|of (?!study)))"
        rf"(?: (?:background|path|level|options|requirements?|needed|required|necessary))*"
        rf"(?: (?:{_DO}|is|are)(?: (?:i|you|one|they|someone))?)?"
        rf"(?: (?:need|have|get|take|want))*(?: (?:to|for|in order to|if i want to)"
        rf"(?: (?:become|be|get|do|work))?)?(?: (?:an?|as))*",
        r"what (?:should|do|would|must|can) (?:i|you|they|people) (?:study|major in"
        r"|go to school for|take)"
        r"(?: in (?:school|college|university))?(?: to (?:be|become))?(?: an?)?",
        r"go(?:ing)? (?:back )?to (?:school|college)(?: for)?|(?:study|studying|major"
        r"|majoring) (?:in|to be|for)?",
        r"(?:where|how) (?:can|do|does|should|to|could)(?: (?:i|you|one|people))? (?:study"
        r"|learn)(?: to be)?",
    ),
    *_cues("training", "experience", 3,
        r"(?:(?:how|what|much|many|kind of|years of|years|prior|previous|work|any|no|with"
        r"|without|have|having|related|relevant) )*"
        r"experience(?: (?:is|do i|do you|needed|required|necessary|need))*(?: (?:to (?:be"
        r"|become)|for))?(?: an?)?",
        r"entry level",
    ),
    *_cues("training", "credential", 3,
        r"(?:who|what|which|what (?:organization|body|agency|board|state|states)|which"
        r" (?:organization|body"
        r"|agency|board|states?)|where|how) (?:do|does|can|is|are|that |to )?(?:issues?|issued"
        r"|awards?|grants?|gives?|certif(?:y|ies)|licen[sc]es?"
        r"|accredits?|regulates?|administers?|offers?|provides?|oversees?|credentials?"
        r"|registers?|requires?)"
        r"(?: (?:it|the|an?|this|out))*",
        r"(?:(?:what|which|what's|how|many|any|a|an|the|get|state|national|professional|special"
        r"|board|levels of|kind|kinds|type|types|of"
        r"|do|all|have|pass|take|need|valid|renew|keep|your|obtain|earn|getting|best"
        rf"|good) )*{_CREDENTIAL_WORD}"
        r"(?: (?:requirements?|needed|required|necessary|cost|renewal|do|does|is|levels|by"
        r" (?:the )?state"
        r"|process|test|tests|to (?:be|become|get|practice|work)|for|in order))*(?: (?:i|you"
        r"|one))?(?: need)?(?: to be)?(?: an?)?",
        r"(?:(?:is|are|be|get|become|getting|being|becoming|need to be|have to be|must be|to"
        r"|state|board|nationally) )*"
        r"(?:licen[sc]ed|certif(?:ied|y)|registered|accredited)"
        r"(?: (?:by|to|in|as|for|without)(?: (?:the )?state)?)?(?: (?:practice|work))?",
        r"(what does)(?: [^ ]+)+? (stand for|mean)",
        r"(who needs(?: an?| the)?)",
        r"(jobs? (?:that )?(?:you|i|one) can (?:get|do) with(?: an?| the)?)(?! # #)",
        r"(?:state )?(?:boards? (?:exam|test)|test to become|tests?(?: (?:do|to))(?: (?:i"
        r"|you))? (?:take|pass))",
    ),
    *_cues("training", "education", 2,
        r"((?:what|which)(?: kind of| type of)?(?: jobs?| careers?)?(?: (?:can|could|do"
        r"|should)) (?:i|you|one|someone|people)"
        r" (?:do|get|be|become|have) with)(?: an?)?(?= #)",
        r"(?:jobs?|careers?) (?:for|with)(?: an?)?(?= # #)",
    ),
    *_cues("training", "training", 3,
        r"(?:(?:on the job|paid|job|what|much|how|any|formal|special|kind of|type of|best|long"
        r"|more|of|the|get|do"
        r"|for|is) )*(?:training|apprenticeships?|internships?|residency|residencies"
        r"|traineeships?|fellowships?)"
        r"(?: (?:programs?|requirements?|needed|required|necessary|do|does|is|school|course"
        r"|courses|period|for|to (?:be|become)"
        r"|as|available))*(?: (?:i|you|one))?(?: need)?(?: to be)?(?: an?)?",
        r"on the job|get trained|be trained|learn(?:ing)? (?:on|the trade)",
    ),
    *_cues("training", None, 2,
        r"(?:how|what|ways?|best way|easiest way|fastest way|quickest way|path|steps?|step"
        rf"|guide|what's|is|the)(?: (?:{_DO}|to|it|is|are|takes?|one|the|steps|way|path|hard"
        r"|easy|difficult|long"
        rf"|steps to|needed|required))*(?: {_WHO})?(?: (?:go about|need|have|want|do|take|takes"
        r"|it|start))*(?: to)?"
        r" (?:become|becoming|get into|getting into|be|get started|get to be|train to be"
        r"|get a job as|go into|start|enter|join|break into)(?: (?:in|as|an?|the|with))*",
        r"(?:i |want |wants |would |like |to |my |son |daughter |dream |is |going |thinking "
        r"|about |of |trying |can |could |you |we |they |someone |anyone )*"
        r"(?:become|becoming|get into|getting into)(?: (?:an?|the))?",
        r"(?:i )?(?:want|would like|i'd like) to be(?: an?)?",
        r"(?:can|could|do|does)(?: (?:i|you|someone|anyone|they|one))(?: (?:need|have))?(?:"
        r" (?:to))? (?:be|become|work as|get a job as)(?: an?)?",
        r"(?:(?:what|are|is|the|entry|job|basic|minimum|entrance|eligibility|hiring|physical"
        r"|age|state|legal) )*"
        r"(?:requirements?|qualifications?|qualif(?:y|ied)|prerequisites?|skills|eligibility"
        r"|criteria)"
        r"(?: (?:do|does|are|is|i|you|they|need|needed|have|required|for|to (?:be"
        r"|become)))*(?: an?)?",
        r"(?:career path|pathway|steps?|advancement|promotion|move up|background check"
        r"|career ladder)(?: (?:to|for|of|be|as|in))*(?: an?)?",
        rf"(?:what|do|does|is|are)(?: (?:{_DO}|it))?(?: {_WHO})? (?:really |actually )?(?:need"
        r"|have|required|necessary|take|takes)(?: (?:to (?:be|become|do|know|have|get"
        r"|work as)))?(?: an?)?",
        rf"(can)(?: [^ ]+){{1,3}} (be|become|work as)(?!{_ANY} in (?:the|my))",
        r"how old(?: (?:do|must|should))?(?: (?:i|you))?(?: have)?(?: to)?(?: be)?(?: to (?:be"
        r"|become))?(?: an?)?",
    ),
    *_cues("training", None, 1,
        r"needs?|needed|required?|requires?|necessary|mandatory|have to|must",
        rf"(?:need to |have to |must )?(?:take|takes|pass|have|get){_END}"),
    *_cues("employment", "jobs", 3,
        r"(?:the )?(?:total )?(?:number|amount|count) of(?: (?:people|jobs|working|employed"
        r"|workers))*(?: (?:for|in|as|of|working))?",
        r"(how many)(?! (?:hours?|years?|days?|weeks?|shifts?))(?: [^ ]+)+? ((?:are|is|work"
        r"|exist|employed|people)(?: (?:there|employed"
        rf"|working|work|in|exist|as|the|u\.?s\.?a?|united|states|country|america|us))*){_END}",
        r"how many (?:people|workers|jobs)(?: (?:are|work|in|there|employed|as|is|do|have|has"
        r"|for|does))*",
        r"(?:which |who |what )?(?:one |has |have |are )*(?:there )?(?:more|most|many) jobs",
        r"how (?:big|common|rare|popular|large)(?: is| are)?",
    ),
    *_cues("employment", "employers", 3,
        rf"(where (?:{_DO}|can|could)(?: {_WHO})?(?: most)?)(?: [^ ]+)*? (works?|get jobs"
        r"|find (?:jobs|work)|get hired)",
        r"(?:who|what|which)(?: (?:kind of|type of|types of|companies|company|industries"
        r"|industry|industr(?:y|ies)|places|businesses|organizations"
        r"|are|is|the|do|does))* (?:employs?|hires?|employed|hire)(?: (?:the|most))*",
        r"(?:main |top |biggest |largest |typical |common |who are the |the "
        r"|what )*(?:employers?|employed|employment(?=$)|work ?places?"
        r"|industry|industries|work settings?)(?: (?:of|for|by|that|who|employ|hire|in|do|does"
        r"|is|are))*",
        r"(?:self employed|self employment|freelance|work for themselves|own"
        r" (?:their own )?business|work from home|remote(?:ly)?)",
        r"(?:places?|companies|company)(?: (?:that|to|where|for))*(?: (?:hires?|hiring"
        r"|employs?|works?))",
    ),
    *_cues("employment", "jobs", 2, r"how many(?: (?:are|is))?(?! (?:hours?|years?|days?))"),
    *_cues("nature-of-work", None, 3,
        rf"(what(?: exactly)? (?:do|does|did|would|will)(?: {_WHO})?)(?: [^ ]+)*? "
        r"((?:actually |really |exactly )?(?:do|does|do all day|do every day|do daily"
        r"|doing)(?: (?:all day|every day|each day|daily|exactly|at work|on the job"
        r"|on a daily basis|for a living|for work|all the time))*)",
        r"(?:(?:what|what's|is|are|the|main|daily|typical|job|work|key|some|of|basic) )*"
        r"(?:job description|job summary|duties|duty|responsibilit(?:y|ies)|tasks?|job duties"
        r"|day to day|descriptions?|roles?)"
        r"(?: (?:and|responsibilit(?:y|ies)|duties|roles?|tasks))*(?: (?:of|for|do"
        r"|does))*(?: (?:being ))?(?: an?)?",
        r"(?:an? |the |typical |average |what is |what's |what does )*(?:day|days|week"
        r"|life)(?: (?:in the|in|of|look))* (?:life|work|an? |the|like)?(?: (?:of|for|as"
        r"|like))*(?: (?:being|the))?(?: an?)?",
        r"(?:tell|teach|explain|show|describe|give)(?: me)?(?: (?:about|to me|more"
        r"|what))+(?: (?:the|being|it is|it's|like|work|job|career|profession|of|to be|an?))*",
        r"(?:describe|explain)(?: the)?(?: (?:work|job|role))?(?: of)?(?: an?)?"
        r"|what is it like(?: (?:being|to be|to work as|working as))?(?: an?)?",
        r"what's it like(?: (?:being|to be))?(?: an?)?|learn(?:ing)? about(?: being)?(?: an?)?"
        r"|info(?:rmation)? (?:on|about)(?: being)?(?: an?)?",
        r"(?:work|working) (?:environment|conditions|hours|schedules?|setting|days?|nights?"
        r"|weekends?|holidays?|outside|outdoors|alone|from home|long hours)",
        r"(?:(?:how|what|many|are|the|long|is|being|do) )*(?:hours|shifts|stressful|dangerous"
        r"|safe|hard|boring|fun|physically demanding|exhausting)(?: (?:do|does|is|are|a|job"
        r"|work|being|it))*",
        r"what (?:tools|equipment|software|machines|technology)(?: (?:do|does|are|is))?",
        r"pros and cons(?: of)?(?: being)?(?: an?)?",
        r"definition(?: of)?|meaning(?: of)?|define",
    ),
    *_cues("nature-of-work", None, 2,
        r"(?:someone|somebody|people|person|the person|a person|people who|guy|the guy"
        r"|doctor) (?:who|that)(?: (?:are|is))?",
        r"^(?:\| )*who(?: (?:is|are|else))?",
        r"(?:what|which) (?:jobs?|careers?|kind of jobs?|occupations?|doctor|kind of doctor"
        r"|kind of person|type of job|professions?)(?: (?:is|are|do|does|can|there|that|for"
        r"|lets?|involve|deal|would|if))*(?: (?:me|you|i|it))?",
    ),
    *_cues("nature-of-work", None, 1,
        r"(?:what's|what is|what are|what was|whats)(?: (?:an?|the|being|it))*(?: (?:for|like))?",
        r"(how (?:do|does)(?: an?)?)",
        r"(?:jobs?|careers?|occupations?|work)(?: (?:that|where|which|for|working|with|in"
        r"|involving|like|doing|who|people|me|you|i|can|to|by))+",
        rf"jobs|careers|(?:job|career){CLOSED}",
        rf"works?{_END}",
    ),
)  # fmt: skip
