/*
+++
code = "FIG102"
name = "diverging-figure"
summary = "Two articles give numbers for the same thing that barely agree"
level = "note"
confidence = "medium"
since = "0.1"
message = "{text} here ({reading}, says {said}), {other_text} in {other_id} ({other_reading}, says {other_said}): {reason}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{other_text}: {other_reading}, says {other_said}" }]
+++

Two articles say nearly the same about the same thing, and what their numbers allow meets only at the edge, or only
for a lenient reader. "Around 1,900" and "nearly 2,000" may be one number told twice; it is worth one look.

## Why it matters

Each retelling rounds a rounded number. After a few, the figure is another one.

## How to mend it

Find the number that both were rounded from, and print that.

## Flagged

```news
id: first

Under the accord the Republic of Norda is to free around 1,900 prisoners in the first phase, the ministry said.
---
id: second

Under the accord the Republic of Norda is to free nearly 2,000 prisoners in the first phase, the ministry said.
```

Finds `first`.

## Accepted

```news
id: first

Under the accord the Republic of Norda is to free 1,900 prisoners in the first phase, the ministry said.
---
id: second

Under the accord the Republic of Norda is to free more than 1,800 prisoners in the first phase, the ministry said.
```
*/
SELECT p.*
FROM figure_pairs AS p
WHERE p.relation = 'diverging' AND p.article_id <> p.other_id
