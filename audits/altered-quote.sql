/*
+++
code = "QUO105"
name = "altered-quote"
summary = "Words were changed inside quotation marks in a copy of a report"
level = "error"
confidence = "high"
since = "0.1"
message = "a copied quote was altered: {changed}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "the same quote in {other_id}" }]
+++

Reports a quote that stands in a passage which two articles share, and whose words differ between them. Punctuation,
letter case and hyphens are no difference, and neither is a shortened quote.

## Why it matters

A copy needs no new translation and no new interview: the words of the speaker were rewritten at the desk.

## How to mend it

Restore the words of the report that was copied.

## Flagged

```news
id: wire
published: 2024-03-01

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
“We owe those families an answer before the winter comes,” Ada Moreau said on the quay of Lindholm on Monday morning.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
---
id: copy
published: 2024-03-02

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
“We owe these people an answer before the winter comes,” Ada Moreau said on the quay of Lindholm on Monday morning.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
```

Finds `copy`.

## Accepted

```news
id: wire
published: 2024-03-01

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
“We owe those families an answer before the winter comes,” Ada Moreau said on the quay of Lindholm on Monday morning.
---
id: copy
published: 2024-03-02

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
"We owe those families an answer, before the winter comes", Ada Moreau said on the quay of Lindholm on Monday morning.
```
*/
WITH copies AS (
    SELECT article_id, origin_id AS other_id, start, stop
    FROM repeats
    UNION ALL
    SELECT origin_id AS article_id, article_id AS other_id, origin_start AS start, origin_stop AS stop
    FROM repeats
)

SELECT DISTINCT
    q.article_id,
    q.start,
    q.stop,
    q.changed,
    q.matter,
    q.other_id,
    q.other_start,
    q.other_stop
FROM quote_pairs AS q
INNER JOIN copies AS c
    ON
        q.article_id = c.article_id
        AND q.other_id = c.other_id
        AND c.start < q.stop
        AND q.start < c.stop
WHERE q.relation = 'drift'
