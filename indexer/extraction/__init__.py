"""The steps of extraction, each named for what it finds; `indexer.extraction.extract` is the door.

A section is split into sentences of tokens (`tokens`). In each sentence the capitalised runs are
found (`boundaries`, `runs`), and in them bodies (`bodies`) and titled credentials (`titled`).
Acronyms are read where they are defined (`definitions`, `lower_definitions`, `alignment`), known
names through the vocabulary (`known`), further credentials by what stands around them (`beside`,
`lists`, `lower_case`, `issued`), addresses as such (`contacts`). `drafts` runs these over a whole
profile, in which an acronym has one meaning (`acronyms`) and of two names over the same words one
stays (`overlaps`); `merge` brings the wordings of a name together; `stated` adds what a sentence
says about it (`roles`, `relations`). `names` and `words` hold what all of them share.

Examples in quotation marks are names or parts of names; the number is the page of the
Occupational Outlook Handbook, 2010-11 edition, that a rule comes from.
"""
