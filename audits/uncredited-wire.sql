/*
+++
code = "AGY201"
name = "uncredited-wire"
summary = "An article repeats agency copy and does not credit the agency"
level = "error"
confidence = "high"
since = "0.1"
message = "{share:.0%} of this article, in {passages} passages, repeats copy that {origin_id} credits to {agency_name}; this article does not credit {agency_name}"
options = { share = 0.2, passages = 2 }
limits = { share = [0, 1], passages = [1, 1000] }
evidence = [
  { article = "origin_id", start = "origin_start", stop = "origin_stop", caption = "the same passage in {origin_id}" },
  { article = "credit_id", start = "credit_start", stop = "credit_stop", caption = "the credit of {agency_name}" },
]
+++

Sentences of this article stand in another that credits an agency, and this article names the agency nowhere as its
origin. Words between quotation marks, bylines, page furniture and lists (results, fixtures) do not count; nor does a
phrase, a template filled with other figures, or a sentence that is boilerplate in the corpus. The finding points at the
longest passage; the table `repeats` holds all of them, and `edits` what was changed. Broadcasters and outlets, which
publish their own, are no wire.

An article that credits some agency, or agencies in general, is not reported here: see AGY202. One that was published on
an earlier day than the credited one is not reported either.

## Why it matters

Readers take the reporting for the newsroom's own. A correction that the agency issues never reaches the copy, and the
agency's licence asks for the credit.

## How to mend it

Credit the agency in the byline or below the text ("By Ada Moreau, with AFP"; "AFP contributed to this report").

## Flagged

```news
id: wire

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.
Rescue teams from three countries searched the bay through the night with lamps and sonar.

By Ada Moreau, AFP
---
id: copy

The mayor of Lindholm called the accident the worst in the history of the town.
Divers located the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The ship had left the harbour shortly before midnight with about 300 passengers on board.
```

Finds `copy`.

## Accepted

```news
id: wire

Divers found the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The vessel had left the harbour shortly before midnight with some 300 passengers on board.

By Ada Moreau, AFP
---
id: credited

Divers located the wreck of the ferry Aurora on Monday in forty metres of water, the coast guard said.
The ship had left the harbour shortly before midnight with about 300 passengers on board.

By Jonas Brandt, with AFP
---
id: quoted

“Divers found the wreck of the ferry on Monday in forty metres of water,” the report of the coast guard says.
```
*/
WITH shared AS (
    SELECT article_id, start, stop, words, share, origin_id, origin_start, origin_stop
    FROM repeats
    UNION ALL
    SELECT
        r.origin_id AS article_id,
        r.origin_start AS start,
        r.origin_stop AS stop,
        r.words,
        r.origin_share AS share,
        r.article_id AS origin_id,
        r.start AS origin_start,
        r.stop AS origin_stop
    FROM repeats AS r
    INNER JOIN articles AS a ON r.origin_id = a.article_id
    INNER JOIN articles AS b ON r.article_id = b.article_id
    WHERE r.direction = 'date' AND substring(a.published, 1, 10) = substring(b.published, 1, 10)
),

credited AS (
    SELECT
        t.sha256,
        c.agency,
        min(c.name) AS agency_name,
        min_by(c.article_id, c.article_id || c.via) AS credit_id,
        min_by(c.start, c.article_id || c.via) AS credit_start,
        min_by(c.stop, c.article_id || c.via) AS credit_stop
    FROM credits AS c
    INNER JOIN articles AS t ON c.article_id = t.article_id
    INNER JOIN agencies AS g ON c.agency = g.agency
    WHERE c.via NOT IN ('in text', 'inferred') AND g.kind = 'agency'
    GROUP BY t.sha256, c.agency
),

crediting AS (
    SELECT DISTINCT article_id
    FROM credits
    WHERE via NOT IN ('in text', 'inferred')
),

ranked AS (
    SELECT
        x.article_id,
        s.start,
        s.stop,
        s.share,
        s.origin_id,
        s.origin_start,
        s.origin_stop,
        w.agency,
        w.agency_name,
        w.credit_id,
        w.credit_start,
        w.credit_stop,
        count(*) OVER (PARTITION BY x.article_id, s.origin_id, w.agency) AS passages,
        row_number() OVER (
            PARTITION BY x.article_id, w.agency
            ORDER BY s.share DESC, s.origin_id, s.words DESC, s.start
        ) AS place
    FROM shared AS s
    INNER JOIN articles AS a ON s.article_id = a.article_id
    INNER JOIN articles AS x ON a.sha256 = x.sha256
    INNER JOIN articles AS o ON s.origin_id = o.article_id
    INNER JOIN credited AS w ON o.sha256 = w.sha256
    LEFT JOIN crediting AS k ON x.article_id = k.article_id
    /* One condition, since engines would join on each of several inequalities: every article with every agency's. */
    WHERE
        k.article_id IS NULL
        AND CASE
            WHEN o.sha256 = x.sha256 THEN 'itself'
            WHEN lower(coalesce(x.publisher, '')) IN (lower(w.agency_name), w.agency) THEN 'the agency'
            ELSE 'another'
        END = 'another'
)

SELECT
    r.article_id,
    r.start,
    r.stop,
    r.share,
    r.passages,
    r.agency,
    r.agency_name,
    r.origin_id,
    r.origin_start,
    r.origin_stop,
    r.credit_id,
    r.credit_start,
    r.credit_stop
FROM ranked AS r
CROSS JOIN options AS p
WHERE r.place = 1 AND r.share >= p.share AND r.passages >= p.passages
