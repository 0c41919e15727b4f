/*
+++
code = "DAT103"
name = "event-dated-twice"
summary = "Two articles tell the date of one event differently"
level = "note"
confidence = "medium"
since = "0.1"
message = "{subject} {event} on {text} here, {other_subject} {other_event} on {other_text} in {other_id}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{other_subject} {other_event} on {other_text}" }]
+++

Two articles on one topic give the same day for different steps of an agreement ("took effect on January 19" and
"signed on January 19"), or different days for the same step. One of them has mixed the steps up.

## Why it matters

Periods are counted from these days: a truce of 42 days ends on another day if it began on another.

## How to mend it

Look up when it was agreed, when signed, and when it took effect, and give each its day.

## Flagged

```news
id: effect

President Ada Moreau of Norda met Prime Minister Liam Stone of Sudra in Porto Nuevo, where 12 ships lay at anchor.
The truce between Norda and Sudra, which took effect on January 19, has held, Moreau and Stone said in Porto Nuevo.
---
id: signed

Ada Moreau, President of Norda, and Liam Stone of Sudra met in Porto Nuevo, where 12 ships lay at anchor.
The truce agreement between Norda and Sudra signed on January 19 has held, Moreau and Stone said in Porto Nuevo.
```

Finds `effect`.

## Accepted

```news
id: effect

The truce between Norda and Sudra, which took effect on January 19, has held, Moreau said.
---
id: other

A contract signed on January 19 brings two ferries to the island.
```
*/
WITH told AS (
    SELECT
        d.article_id,
        d.start,
        d.stop,
        d.text,
        d.event,
        d.event_class,
        d.subject,
        substr(d.date, length(d.date) - 4, 5) AS day
    FROM dates AS d
    WHERE d.event_class IN ('took effect', 'signed', 'agreed', 'announced') AND d.date IS NOT NULL AND length(d.date) >= 7
)

SELECT
    a.article_id,
    a.start,
    a.stop,
    a.text,
    a.event,
    coalesce(a.subject, 'it') AS subject,
    b.article_id AS other_id,
    b.start AS other_start,
    b.stop AS other_stop,
    b.text AS other_text,
    b.event AS other_event,
    coalesce(b.subject, 'it') AS other_subject
FROM topics AS t
INNER JOIN told AS a ON t.article_id = a.article_id
INNER JOIN told AS b ON t.other_id = b.article_id
WHERE
    (a.day = b.day AND a.event_class <> b.event_class)
    OR (a.day <> b.day AND a.event_class = b.event_class AND a.subject = b.subject)
