/*
+++
code = "FIG105"
name = "shares-exceed-whole"
summary = "Shares of one whole add up to more than the whole"
level = "warning"
confidence = "medium"
since = "0.1"
message = "the shares of {whole} add up to {total:.0f} per cent"
options = { slack = 2.0 }
limits = { slack = [0, 100] }
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "the whole: {whole}" }]
+++

Shares that a sentence takes of one whole add up to more than all of it, or one alone is more. Shares may overlap
("60 per cent are women and 55 per cent are young"), so only those of the same measure are added.

## Why it matters

Nobody dies twice. The error is in one of the shares or in their base.

## How to mend it

Name the base of each share, and check the sum.

## Flagged

```news
id: one

Of the 1,200 members, 55 percent voted for the pact and 60 percent voted against it.
```

Finds `one`.

## Accepted

```news
id: one

Of the 1,200 members, 55 percent voted for the pact and 40 percent voted against it.
```
*/
WITH shares AS (
    SELECT
        f.article_id,
        f.sentence,
        f.part_of,
        f.measure,
        min(f.start) AS start,
        max(f.stop) AS stop,
        sum(CASE WHEN f.unit = 'fraction' THEN 100 * f.value ELSE f.value END) AS total,
        count(*) AS many
    FROM figures AS f
    WHERE f.kind = 'share' AND f.part_of IS NOT NULL AND f.measure IS NOT NULL AND f.bound IN ('exact', 'about', 'above', 'at least')
    GROUP BY f.article_id, f.sentence, f.part_of, f.measure
)

SELECT
    s.article_id,
    s.start,
    s.stop,
    s.total,
    w.text AS whole,
    w.article_id AS other_id,
    w.start AS other_start,
    w.stop AS other_stop
FROM shares AS s
INNER JOIN figures AS w ON s.article_id = w.article_id AND s.part_of = w.start
CROSS JOIN options AS o
WHERE s.total > 100 + o.slack
