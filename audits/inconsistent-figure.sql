/*
+++
code = "FIG101"
name = "inconsistent-figure"
summary = "Two articles give different numbers for the same thing"
level = "error"
confidence = "high"
since = "0.1"
message = "{text} here ({reading}, says {said}), {other_text} in {other_id} ({other_reading}, says {other_said}): {reason}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{other_text}: {other_reading}, says {other_said}" }]
+++

Two articles say nearly the same sentence about the same thing, with numbers that no reading reconciles. Rounding,
hedges ("nearly", "more than"), running totals that have grown since, plans against what was done, and other
populations are none of it: those pairs are `figure_pairs` with another relation, or `figure_near_misses`.

## Why it matters

One of the two is wrong, and readers of either will quote it.

## How to mend it

Ask the source that both name, correct the one that is wrong, and say so in a correction.

## Flagged

```news
id: first

Rescuers in Porto Nuevo pulled 14 sailors from the wreck of the Aurora, the coast guard said on Monday.
---
id: second

Rescuers in Porto Nuevo pulled 41 sailors from the wreck of the Aurora, the coast guard said on Monday.
```

Finds `first`.

## Accepted

```news
id: first

Rescuers in Porto Nuevo pulled nearly 50 sailors from the wreck of the Aurora, the coast guard said on Monday.
---
id: second

Rescuers in Porto Nuevo pulled 49 sailors from the wreck of the Aurora, the coast guard said on Monday.
```

A running total that has grown from one day to the next:

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
SELECT p.*
FROM figure_pairs AS p
WHERE p.relation = 'contradiction' AND p.article_id <> p.other_id
