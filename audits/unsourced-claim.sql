/*
+++
code = "SRC103"
name = "unsourced-claim"
summary = "An accusation or hearsay is reported and nobody is named for it"
level = "warning"
confidence = "medium"
since = "0.1"
message = "nobody is named for this: “{cue}”"
+++

Reports passives without an agent and adverbs that hand on what others say: "was accused of", "is suspected of", "is said
to", "allegedly", "reportedly". A charge that a court or a prosecutor brings has an agent and is not reported. Figures
without a source are reported by `unsourced-figure`.

## Why it matters

The reader cannot tell who accuses. In many countries whoever spreads an accusation answers for it as its author.

## How to mend it

Say who says so: "prosecutors accuse him of", "according to the coast guard".

## Flagged

```news
id: passive

The former mayor of Lindholm was accused of selling the harbour below its price.
---
id: adverb

The captain allegedly left the bridge an hour before the collision.
```

Finds `passive`, `adverb`.

## Accepted

```news
id: agent

Prosecutors accused the former mayor of Lindholm of selling the harbour below its price.
The captain left the bridge an hour before the collision, according to the coast guard.
```
*/
SELECT
    article_id,
    start,
    stop,
    cue
FROM (
    SELECT article_id, start, stop, cue, source, REPLACE(LOWER(cue), CHR(160), ' ') AS said
    FROM attributions
) AS claims
WHERE
    source IS NULL
    AND cue IS NOT NULL
    AND (
        said LIKE '%accused of' OR said LIKE '%suspected of' OR said LIKE '% said'
        OR said LIKE '%alleged' OR said LIKE '%rumored' OR said LIKE '%rumoured'
        OR said IN ('allegedly', 'reportedly', 'purportedly', 'supposedly')
    )
