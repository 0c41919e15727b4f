/*
+++
code = "ATT103"
name = "ambiguous-byline"
summary = "Who made the article is open: two bylines disagree, or a short form may be several agencies"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{why}"
+++

Two things leave the author open. The byline at the head of the text names other authors than the one at its end; who
contributed, edited or is named in a sign-off ("Reporting by ...") beside the author is no second author. Or a short form
such as APA, ANI or BNA belongs to several agencies, and neither the publisher's country nor the language decides which
is meant (the column `candidates` of the table `credits` names them). A delivered byline that contradicts the text is
reported as PRV201.

## Why it matters

One of two names is wrong, and every search, fee and correction that uses the byline follows it.

## How to mend it

Find out which byline is left over from another article. Write an agency's name in full, or give the article's publisher
or language.

## Flagged

```news
id: contradicted

By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.

By Jonas Brandt, AFP
---
id: short
byline: Ada Moreau, BNA

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.
```

Finds `contradicted`, `short`.

## Accepted

```news
id: agreeing

By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.

(Reporting by Ada MOREAU; Editing by Jonas Brandt)
---
id: helped

By Ada Moreau

The harbour of Lindholm reopened on Monday after three weeks, the port authority said.

Jonas Brandt contributed to this report.
---
id: austrian
byline: APA/AFP
language: de

Der Hafen von Lindholm ist nach drei Wochen wieder offen, teilte die Behörde am Montag mit.
```
*/
WITH signed AS (
    SELECT
        b.article_id,
        b.position,
        b.text AS byline,
        p.start,
        p.stop,
        p.name
    FROM bylines AS b
    INNER JOIN people AS p ON b.article_id = p.article_id AND p.start >= b.start AND p.stop <= b.stop
    WHERE p.role = 'author' AND lower(b.text) NOT LIKE '%reporting by%' AND lower(b.text) NOT LIKE '%writing by%'
),

ranked AS (
    SELECT
        t.article_id,
        t.start,
        t.stop,
        h.name AS head_name,
        t.name AS tail_name,
        row_number() OVER (PARTITION BY t.article_id ORDER BY t.start, h.start) AS place
    FROM signed AS t
    INNER JOIN signed AS h ON t.article_id = h.article_id AND h.position = 'head' AND t.position = 'tail'
    WHERE instr(lower(h.byline), lower(t.name)) = 0
)

SELECT
    article_id,
    start,
    stop,
    'the text is by ' || head_name || ' at its head and by ' || tail_name || ' at its end' AS why
FROM ranked
WHERE place = 1
UNION ALL
SELECT
    article_id,
    coalesce(start, 0) AS start,
    coalesce(stop, 0) AS stop,
    name || ' may be any of ' || replace(candidates, ' ', ', ') AS why
FROM credits
WHERE candidates IS NOT NULL AND via <> 'in text'
