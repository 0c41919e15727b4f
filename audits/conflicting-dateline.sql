/*
+++
code = "PRV202"
name = "conflicting-dateline"
summary = "The delivered dateline names another place than the article"
level = "warning"
confidence = "medium"
since = "0.1"
message = "the delivered dateline says {delivered}, the article says {place}"
+++

The metadata place the article in one town and the dateline in its text in another, and no word of the two is the same.
A delivered dateline that holds a date alone agrees with every place.

## Why it matters

Whoever looks for reports from a place looks in the metadata. Where they were left over from another article, the report
is not found there, and is found where nobody was.

## How to mend it

Find out where the article was reported from, and correct the other of the two. The same town in another language is no
mistake: write it once as the article does, or accept the finding.

## Flagged

```news
id: moved
dateline: Porto, March 3 (AFP)

LISBON (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
```

Finds `moved`.

## Accepted

```news
id: same
dateline: Lisbon, Portugal, March 3, 2025

LISBON (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
---
id: saint
dateline: Saint Petersburg

ST. PETERSBURG, March 3 (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
---
id: date-alone
dateline: March 3, 2025

LISBON (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
---
id: weekday
dateline: Monday

MARSEILLE (AFP) - The harbour reopened on Monday after three weeks, the port authority said.
---
id: none-in-the-text
dateline: Porto

The harbour reopened on Monday after three weeks, the port authority said.
```
*/
WITH placed AS (
    SELECT
        d.article_id,
        d.start,
        d.stop,
        d.place,
        a.dateline AS delivered,
        lower(d.place) AS printed,
        lower(trim(a.dateline)) AS told,
        row_number() OVER (PARTITION BY d.article_id ORDER BY d.start) AS nth
    FROM datelines AS d
    INNER JOIN articles AS a ON d.article_id = a.article_id
    WHERE a.dateline IS NOT NULL
),

worded AS (
    SELECT
        article_id,
        start,
        stop,
        place,
        delivered,
        printed,
        told,
        regexp_replace(printed, '[ ,(/-].*$', '') AS printed_first,
        regexp_replace(printed, '^.*[ /-]', '') AS printed_last,
        regexp_replace(told, '[ ,(/.:-].*$', '') AS told_first
    FROM placed
    WHERE nth = 1
)

SELECT
    article_id,
    start,
    stop,
    place,
    delivered
FROM worded
WHERE position(printed_first IN told) = 0
    AND position(printed_last IN told) = 0
    AND position(told_first IN printed) = 0
    -- A date alone names no place: it begins with a digit or, in English, with the month or the day.
    AND regexp_replace(told_first, '^[^0-9]*$', '') = ''
    AND told_first NOT IN (
        'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
        'december', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec',
        'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'
    )
