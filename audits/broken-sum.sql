/*
+++
code = "FIG106"
name = "broken-sum"
summary = "The dead and the wounded do not add up to those who were shot"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{killed} dead and {injured} wounded are {total:.0f}, not {text}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "{killed}" }, { article = "other_id", start = "third_start", stop = "third_stop", caption = "{injured}" }]
+++

A sentence tells how many people were shot, how many of them died and how many were wounded, all three exactly, and the
last two do not add up to the first. Other sums are left alone: among a few free numbers some two always make a third.

## Why it matters

A victim was counted twice, or forgotten, or the person who shot is counted in one place and not in the other.

## How to mend it

Count again, and say whether the attacker is included.

## Flagged

```news
id: one

Nine people were shot in Porto Nuevo, two people were killed and six people were wounded, police said.
```

Finds `one`.

## Accepted

```news
id: one

Eight people were shot in Porto Nuevo, two people were killed and six people were wounded, police said.
```
*/
WITH exact AS (
    SELECT f.article_id, f.sentence, f.start, f.stop, f.text, f.measure, f.value
    FROM figures AS f
    WHERE f.kind = 'count' AND f.bound = 'exact' AND f.value IS NOT NULL AND f.status = 'done' AND f.part_of IS NULL
),

told AS (
    SELECT
        article_id,
        sentence,
        sum(CASE WHEN measure = 'shot' THEN 1 ELSE 0 END) AS shot,
        sum(CASE WHEN measure = 'killed' THEN 1 ELSE 0 END) AS killed,
        sum(CASE WHEN measure = 'injured' THEN 1 ELSE 0 END) AS injured
    FROM exact
    GROUP BY article_id, sentence
)

SELECT
    s.article_id,
    s.start,
    s.stop,
    s.text,
    k.text AS killed,
    i.text AS injured,
    k.value + i.value AS total,
    k.article_id AS other_id,
    k.start AS other_start,
    k.stop AS other_stop,
    i.start AS third_start,
    i.stop AS third_stop
FROM told AS t
INNER JOIN exact AS s ON t.article_id = s.article_id AND t.sentence = s.sentence AND s.measure = 'shot'
INNER JOIN exact AS k ON t.article_id = k.article_id AND t.sentence = k.sentence AND k.measure = 'killed'
INNER JOIN exact AS i ON t.article_id = i.article_id AND t.sentence = i.sentence AND i.measure = 'injured'
WHERE t.shot = 1 AND t.killed = 1 AND t.injured = 1 AND s.value <> k.value + i.value
