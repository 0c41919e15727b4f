/*
+++
code = "AGY203"
name = "altered-wire"
summary = "A word that carries fact or colour was changed in agency copy"
level = "note"
confidence = "medium"
since = "0.1"
message = "a {matter} in {agency_name} copy was changed: {changed}"
options = { share = 0.2 }
limits = { share = [0, 1] }
evidence = [{ article = "origin_id", start = "passage_start", stop = "passage_stop", caption = "{agency_name} copy in {origin_id}" }]
+++

Where a passage is repeated from an article that credits an agency, these words differ: a figure, a negation, a name, a
label such as "militants" and "resistance", or a verb that judges what was said ("said" and "claimed"). Other changes of
wording are in the table `edits` and are not reported. A name counts where another took its place.

## Why it matters

The agency answers for its words. A changed figure is a mistake until somebody checks it; a changed label is the
newsroom's judgement under, or without, the agency's name.

## How to mend it

Restore the agency's word, or say whose the change is ("AFP, edited by ...").

## Flagged

```news
id: wire

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
Four boats have already left the island, and militants have freed 18 sailors so far in exchange for food.

By Ada Moreau, AFP
---
id: copy

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
Four boats have already left the island, with the resistance freeing 18 sailors so far in exchange for food.
```

Finds `copy`.

## Accepted

```news
id: wire

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Ada Moreau, AFP
---
id: copy

Divers located the wreck of the ferry Aurora on Monday in forty metres of water, the coast-guard said.
The ship had left the harbour shortly before midnight with some 300 passengers on board.
```
*/
WITH credited AS (
    SELECT c.article_id, min(c.name) AS agency_name
    FROM credits AS c
    INNER JOIN agencies AS g ON c.agency = g.agency
    WHERE c.via NOT IN ('in text', 'inferred') AND g.kind = 'agency'
    GROUP BY c.article_id
)

SELECT
    e.article_id,
    e.start,
    e.stop,
    e.text,
    e.origin_text,
    e.change,
    CASE e.change
        WHEN 'added' THEN 'it does not say “' || e.text || '”'
        WHEN 'removed' THEN 'it says “' || e.origin_text || '”, which is left out here'
        ELSE 'it says “' || e.origin_text || '”, here it is “' || e.text || '”'
    END AS changed,
    e.matter,
    c.agency_name,
    e.origin_id,
    max(r.origin_start) AS passage_start,
    max(r.origin_stop) AS passage_stop
FROM edits AS e
INNER JOIN repeats AS r
    ON
        e.article_id = r.article_id
        AND e.origin_id = r.origin_id
        AND r.start <= e.start
        AND e.stop <= r.stop
        AND r.origin_start <= e.origin_start
        AND e.origin_stop <= r.origin_stop
INNER JOIN credited AS c ON e.origin_id = c.article_id
CROSS JOIN options AS p
WHERE e.matter <> 'wording' AND r.share >= p.share
GROUP BY
    e.article_id, e.start, e.stop, e.text, e.origin_text, e.change, e.matter, c.agency_name, e.origin_id
