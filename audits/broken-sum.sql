/*
+++
code = "FIG106"
name = "broken-sum"
summary = "The parts that a sentence lists do not add up to the whole that it names"
level = "warning"
confidence = "medium"
since = "0.1"
message = "{parts} are {total:.0f}, not {text}"
evidence = [{ article = "other_id", start = "other_start", stop = "other_stop", caption = "one part: {part}" }, { article = "other_id", start = "third_start", stop = "third_stop", caption = "the last part: {last_part}" }]
+++

Two forms are sure enough. A sentence tells how many people were shot, how many of them died and how many were wounded,
all three exactly. Or it sets the parts of a number of people beside it, between commas as men, women, boys, girls or
children, or behind a colon, a dash or a parenthesis, as a list that is closed. Other sums are left alone: among a few
free numbers some two always make a third.

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

```news
id: list

Seven people, three men and two women, were pulled from the wreck in Porto Nuevo, the coast guard said.
```

Finds `list`.

## Accepted

```news
id: one

Eight people were shot in Porto Nuevo, two people were killed and six people were wounded, police said.
```

A list that goes on, and one that is no list of parts:

```news
id: more

Seven people, three men and two women, and two of their dogs, were pulled from the wreck in Porto Nuevo.
---
id: other

The blast in Porto Nuevo killed seven people, three soldiers and two guards.
```

One of the wounded, who was shot, is no sum:

```news
id: one

The raid in Porto Nuevo killed two men and injured seven others, including a teenage boy who was shot in the leg.
```
*/
WITH exact AS (
    SELECT
        f.article_id,
        f.sentence,
        f.start,
        f.stop,
        f.text,
        f.value,
        coalesce(f.measure, '') AS measure,
        coalesce(f.counted_class, '') AS class
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
),

beside AS (
    SELECT
        w.article_id,
        w.start,
        w.stop,
        w.text,
        w.value,
        p.text AS part,
        p.start AS part_start,
        p.stop AS part_stop,
        p.value AS part_value,
        trim(substr(a.body, w.stop + 1, p.start - w.stop)) AS gap,
        p.class IN ('man', 'woman', 'boy', 'girl', 'child') AS persons
    FROM exact AS w
    INNER JOIN exact AS p ON w.article_id = p.article_id AND w.sentence = p.sentence AND w.stop < p.start AND p.start - w.stop <= 6
    INNER JOIN articles AS a ON w.article_id = a.article_id
    WHERE w.class <> p.class
),

listed AS (
    SELECT
        b.article_id,
        b.start,
        b.stop,
        b.text,
        b.value,
        b.part,
        b.part_start,
        b.part_stop,
        n.part AS last_part,
        n.part_start AS last_start,
        n.part_stop AS last_stop,
        b.part_value + n.part_value AS total,
        trim(substr(a.body, n.part_stop + 1, 8)) AS behind
    FROM beside AS b
    INNER JOIN exact AS e ON b.article_id = e.article_id AND b.start = e.start AND b.stop = e.stop
    INNER JOIN beside AS n ON b.article_id = n.article_id AND b.part_start = n.start AND b.part_stop = n.stop
    INNER JOIN articles AS a ON b.article_id = a.article_id
    WHERE
        e.class = 'people'
        AND (b.gap IN (':', '(', '-', '–', '—') OR (b.gap = ',' AND b.persons AND n.persons))
        AND n.gap IN ('and', ', and')
)

SELECT
    s.article_id,
    s.start,
    s.stop,
    s.text,
    k.text || ' dead and ' || i.text || ' wounded' AS parts,
    k.text AS part,
    i.text AS last_part,
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
WHERE t.shot = 1 AND t.killed = 1 AND t.injured = 1 AND s.value > 1 AND s.value <> k.value + i.value
UNION ALL
SELECT
    l.article_id,
    l.start,
    l.stop,
    l.text,
    l.part || ' and ' || l.last_part AS parts,
    l.part,
    l.last_part,
    l.total,
    l.article_id AS other_id,
    l.part_start AS other_start,
    l.part_stop AS other_stop,
    l.last_start AS third_start,
    l.last_stop AS third_stop
FROM listed AS l
WHERE
    l.value <> l.total
    AND substr(l.behind, 1, 1) IN (',', ')', '.', ';', '–', '—')
    AND l.behind NOT LIKE ', and%'
    AND l.behind NOT LIKE ', plus%'
