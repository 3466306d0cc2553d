"""Checkable propositions: what an article states, clause by clause, in whose voice and how sure.

First form: one claim for each finite clause with a subject of its own that is a sentence, is joined
to one, is the content of an attribution, or is adverbial and long; relative and short clauses stay
inside theirs. "X said" is no claim, what X said is one. Questions, commands, bare opinion and the
feelings of an "I" are none. A headline is one claim, with a finite verb or without ("Nine dead in
ferry fire").

`reading` reads the parse once; `clauses` and `headlines` find the clauses, whose characters are
those of `parts`; `stated` leaves out those that state nothing. `certainty` (with `polarity`,
`raising` and, for the verb that a clause is the content of, `above`), `times` and `arguments` read
one; `claim` puts them together.
"""

from pressdiff.claims.claim import Claim, claims

__all__ = ["Claim", "claims"]
