/*
+++
code = "AGY104"
name = "byline-dateline-mismatch"
summary = "The dateline names a place in which nobody of the byline was"
level = "note"
confidence = "medium"
since = "0.1"
message = "the dateline is {dateline}, but the byline places its people in {places}"
evidence = [{ article = "article_id", start = "person_start", stop = "person_stop", caption = "in {places}" }]
+++

The byline says where its people worked from, and the dateline names another place. Bylines without a place are not
reported.

## Why it matters

AP and Reuters allow a dateline only where somebody was on the spot, and a byline on it only for one who was: the
dateline tells readers where the information was gathered.

## How to mend it

Put the dateline where the reporting was done, or add the colleague who was there.

## Flagged

```news
id: elsewhere

LINDHOLM (AFP) - The harbour reopened on Monday after three weeks, the port authority said.

By Ada Moreau in Paris
```

Finds `elsewhere`.

## Accepted

```news
id: there

PARIS (AFP) - The ministry reopened the harbour on Monday, three weeks after it had been closed.

By Ada Moreau in Paris and Tom Weiss in Rome
---
id: unplaced

LINDHOLM (AFP) - The harbour reopened on Monday after three weeks, the port authority said.

By Ada Moreau
```
*/
WITH placed AS (
    SELECT
        p.article_id,
        min(coalesce(p.start, 0)) AS person_start,
        min(coalesce(p.stop, 0)) AS person_stop,
        min(p.place) AS places,
        min(d.start) AS start,
        min(d.stop) AS stop,
        min(d.place) AS dateline,
        max(CASE WHEN instr(lower(d.place), lower(split_part(p.place, ',', 1))) > 0 THEN 1 ELSE 0 END) AS met
    FROM people AS p
    INNER JOIN datelines AS d ON p.article_id = d.article_id
    WHERE p.place IS NOT NULL AND p.role IN ('author', 'contributor')
    GROUP BY p.article_id
)

SELECT
    article_id,
    start,
    stop,
    dateline,
    places,
    person_start,
    person_stop
FROM placed
WHERE met = 0
