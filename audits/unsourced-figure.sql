/*
+++
code = "FIG109"
name = "unsourced-figure"
summary = "A casualty figure is given, and nobody is named for it"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{text} ({measure}): nobody is named for this figure"
options = { least = 2 }
limits = { least = [1, 1000] }
+++

A number of dead, injured or missing people of whom the article does not say who counted them: neither in the sentence
nor where it gives the same number again.

## Why it matters

Tolls are claims of parties: a ministry, a hospital, an army, a rescue service. A toll without a source cannot be
weighed or corrected.

## How to mend it

Name who says so: "according to the health ministry", "the coast guard said".

## Flagged

```news
id: one

The war has killed nearly 47,500 people and levelled the town of Porto Nuevo.
```

Finds `one`.

## Accepted

```news
id: one

The war has killed nearly 47,500 people, according to the health ministry.
---
id: two

The flood killed 14 people, the governor said. It is the worst in years. The flood killed 14 people.
```
*/
SELECT f.article_id, f.start, f.stop, f.text, f.measure
FROM figures AS f
LEFT JOIN (
    SELECT DISTINCT article_id, measure, value
    FROM figures
    WHERE sourced
) AS g ON f.article_id = g.article_id AND f.measure = g.measure AND f.value = g.value
CROSS JOIN options AS o
WHERE
    NOT f.sourced
    AND g.article_id IS NULL
    AND f.kind = 'count'
    AND f.status = 'done'
    AND f.value >= o.least
    AND f.part_of IS NULL
    AND f.measure IN ('killed', 'injured', 'missing')
