/*
+++
code = "QUO104"
name = "quote-drift"
summary = "One utterance is worded differently in two articles"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{speaker} is quoted in other words in {other_id}: {changed}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{speaker} in {other_id}" }]
+++

Reports a quote that another article has in other words, by the same speaker. Punctuation, letter case and hyphens are
no drift, and neither is a part of a longer quote or an ellipsis. The later article is reported, once for each quote,
with the wording that is closest. Words changed in a copy of the same report are told by `altered-quote`.

## Why it matters

Quotation marks promise the speaker's own words, and two wordings cannot both be. Translation and paraphrase between
marks are the commonest causes.

## How to mend it

Check the recording or the transcript. Where the words were translated, say so; where they were paraphrased, take the
marks away.

## Flagged

```news
id: first
published: 2024-03-01

“This verdict shows the strength of the courts in this country,” Ada Moreau told reporters in Lindholm.
---
id: second
published: 2024-03-02

In a statement on Saturday, Ada Moreau praised “the great strength of the courts in our country”.
```

Finds `second`.

## Accepted

```news
id: first
published: 2024-03-01

“This verdict shows the strength of the courts, in this country,” Ada Moreau told reporters.
---
id: second
published: 2024-03-02

In a statement on Saturday, Ada Moreau praised “the strength of the courts in this country”.
```
*/
WITH copies AS (
    SELECT article_id, origin_id AS other_id, start, stop
    FROM repeats
    UNION ALL
    SELECT origin_id AS article_id, article_id AS other_id, origin_start AS start, origin_stop AS stop
    FROM repeats
),

ranked AS (
    SELECT
        q.article_id,
        q.start,
        q.stop,
        q.speaker,
        q.changed,
        q.matter,
        q.other_id,
        q.other_start,
        q.other_stop,
        row_number() OVER (
            PARTITION BY q.article_id, q.start ORDER BY q.words DESC, q.other_id, q.other_start
        ) AS place
    FROM quote_pairs AS q
    WHERE
        q.relation = 'drift'
        AND q.speakers = 'same'
        AND NOT EXISTS (
            SELECT 1
            FROM copies AS c
            WHERE
                c.article_id = q.article_id
                AND c.other_id = q.other_id
                AND c.start < q.stop
                AND q.start < c.stop
        )
)

SELECT
    article_id,
    start,
    stop,
    speaker,
    changed,
    matter,
    other_id,
    other_start,
    other_stop
FROM ranked
WHERE place = 1
