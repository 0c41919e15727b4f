/*
+++
code = "FIG107"
name = "toll-revised-down"
summary = "A toll is lower in a later article"
level = "note"
confidence = "medium"
since = "0.1"
message = "{text} here, {other_text} in {other_id}, published {other_published}: {reason}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "the earlier toll: {other_text}" }]
+++

A running total of the dead, the injured or the missing is lower in the later of two articles that say nearly the same.
Authorities revise tolls downward, so this is no error by itself.

## Why it matters

Readers of the first article were told more than is now believed. A revision that nobody explains looks like a mistake,
and a mistake looks like a revision.

## How to mend it

Say in the later article that the toll was revised, by whom, and from what.

## Flagged

```news
id: monday
published: 2024-05-06

The flood in Porto Nuevo killed 17 people in the valley of the Lima, the governor said.
---
id: tuesday
published: 2024-05-07

The flood in Porto Nuevo killed 14 people in the valley of the Lima, the governor said.
```

Finds `tuesday`.

## Accepted

```news
id: monday
published: 2024-05-06

The flood in Porto Nuevo killed 14 people in the valley of the Lima, the governor said.
---
id: tuesday
published: 2024-05-07

The flood in Porto Nuevo killed 17 people in the valley of the Lima, the governor said.
```
*/
SELECT
    CASE WHEN p.published > p.other_published THEN p.article_id ELSE p.other_id END AS article_id,
    CASE WHEN p.published > p.other_published THEN p.start ELSE p.other_start END AS start,
    CASE WHEN p.published > p.other_published THEN p.stop ELSE p.other_stop END AS stop,
    CASE WHEN p.published > p.other_published THEN p.text ELSE p.other_text END AS text,
    CASE WHEN p.published > p.other_published THEN p.other_id ELSE p.article_id END AS other_id,
    CASE WHEN p.published > p.other_published THEN p.other_start ELSE p.start END AS other_start,
    CASE WHEN p.published > p.other_published THEN p.other_stop ELSE p.stop END AS other_stop,
    CASE WHEN p.published > p.other_published THEN p.other_text ELSE p.text END AS other_text,
    CASE WHEN p.published > p.other_published THEN p.other_published ELSE p.published END AS other_published,
    p.reason
FROM figure_pairs AS p
WHERE p.relation = 'revision' AND p.measure IN ('killed', 'injured', 'missing', 'infected', 'displaced')
