/*
Two figures that measure the same thing, and how they agree.

Candidates are found by key, never among all pairs: sentences that share two neighbouring content words
(`near`), or articles that share three of their five most frequent names and figures of one event (`topic`).
The relation follows from the intervals that the words allow; time decides between contradiction, evolution
and revision. Pairs of the second kind are kept only where they agree or follow one another in time: two
tellings of one topic may differ in scope, and that is no finding.
*/
WITH placed AS (
    SELECT
        k.*,
        row_number() OVER (
            PARTITION BY k.article_id, k.sentence, k.kind, k.unit, k.measure, k.class ORDER BY k.start
        ) AS nth,
        count(*) OVER (
            PARTITION BY k.article_id, k.sentence, k.kind, k.unit, k.measure, k.class
        ) AS many
    FROM comparable_figures AS k
),

candidates AS (
    SELECT
        a.article_id,
        a.start,
        b.article_id AS other_id,
        b.start AS other_start,
        'near' AS ground,
        n.shared,
        n.names,
        n.likeness
    FROM figure_sentences AS n
    INNER JOIN placed AS a ON n.article_id = a.article_id AND n.sentence = a.sentence
    INNER JOIN placed AS b
        ON
            n.other_id = b.article_id
            AND n.other_sentence = b.sentence
            AND a.kind = b.kind
            AND a.unit = b.unit
            AND a.measure = b.measure
            AND a.class = b.class
            AND a.nth = b.nth
            AND a.many = b.many
    WHERE n.likeness >= 0.5 AND n.cover >= 0.3
    UNION ALL
    SELECT
        a.article_id,
        a.start,
        b.article_id AS other_id,
        b.start AS other_start,
        'topic' AS ground,
        t.shared,
        t.shared AS names,
        0.0 AS likeness
    FROM topics AS t
    INNER JOIN placed AS a ON t.article_id = a.article_id
    INNER JOIN placed AS b
        ON
            t.other_id = b.article_id
            AND a.kind = b.kind
            AND a.unit = b.unit
            AND a.measure = b.measure
            AND a.class = b.class
            AND (a.event = b.event OR a.class IN ('war', 'truce'))
    WHERE
        (a.measure <> '' AND a.event <> '' AND a.class <> '')
        OR (a.kind = 'duration' AND a.class IN ('war', 'truce', 'phase'))
),

chosen AS (
    SELECT
        article_id,
        start,
        other_id,
        other_start,
        min(ground) AS ground,
        max(shared) AS shared,
        max(names) AS names,
        max(likeness) AS likeness
    FROM candidates
    GROUP BY article_id, start, other_id, other_start
),

paired AS (
    SELECT
        a.article_id,
        a.start,
        a.stop,
        a.text,
        b.article_id AS other_id,
        b.start AS other_start,
        b.stop AS other_stop,
        b.text AS other_text,
        c.ground,
        c.shared,
        c.names,
        c.likeness,
        a.kind,
        a.unit,
        a.measure,
        a.class,
        a.event,
        a.value,
        b.value AS other_value,
        a.low,
        a.high,
        b.low AS other_low,
        b.high AS other_high,
        a.bound,
        b.bound AS other_bound,
        a.source,
        b.source AS other_source,
        a.published,
        b.published AS other_published,
        a.date,
        b.date AS other_date,
        a.series = 'cumulative' AND b.series = 'cumulative' AS grows,
        abs(coalesce(a.count_of_day - b.count_of_day, 0)) AS days,
        coalesce(
            a.day <> '' AND b.day <> '' AND a.day <> b.day AND a.article_id <> b.article_id, FALSE
        ) AS apart,
        CASE WHEN a.day <= b.day THEN coalesce(a.value, a.low) ELSE coalesce(b.value, b.low) END AS earlier,
        CASE WHEN a.day <= b.day THEN coalesce(b.value, b.low) ELSE coalesce(a.value, a.low) END AS later,
        CASE
            WHEN a.value = b.value AND a.bound = b.bound THEN 'equal'
            WHEN a.value IS NULL AND b.value IS NULL AND a.low = b.low AND a.high = b.high THEN 'equal'
            WHEN a.value = b.value THEN 'compatible'
            WHEN
                a.bound = b.bound
                AND a.bound IN ('above', 'at least', 'below', 'at most')
                AND c.likeness >= 0.85
                AND (a.value > 1.1 * b.value OR b.value > 1.1 * a.value)
                THEN 'diverging'
            WHEN
                greatest(a.low, b.low) <= least(a.high, b.high)
                AND (
                    a.bound IN ('above', 'at least', 'at most', 'between', 'vague')
                    OR b.bound IN ('above', 'at least', 'at most', 'between', 'vague')
                    OR a.low < -1e299
                    OR b.low < -1e299
                )
                THEN 'compatible'
            WHEN (a.value > b.low AND a.value < b.high) OR (b.value > a.low AND b.value < a.high) THEN 'rounding'
            WHEN greatest(a.low, b.low) <= least(a.high, b.high) THEN 'diverging'
            WHEN
                (a.value > b.loose_low AND a.value < b.loose_high)
                OR (b.value > a.loose_low AND b.value < a.loose_high)
                THEN 'rounding'
            WHEN greatest(a.loose_low, b.loose_low) <= least(a.loose_high, b.loose_high) THEN 'diverging'
            WHEN a.bound IN ('vague', 'at most') OR b.bound IN ('vague', 'at most') THEN 'diverging'
            ELSE 'contradiction'
        END AS reading
    FROM chosen AS c
    INNER JOIN comparable_figures AS a ON c.article_id = a.article_id AND c.start = a.start
    INNER JOIN comparable_figures AS b ON c.other_id = b.article_id AND c.other_start = b.start
    WHERE
        a.status = b.status
        AND a.kind = b.kind
        AND a.unit = b.unit
        AND a.measure = b.measure
        AND a.class = b.class
        AND (a.event = b.event OR a.event = '' OR b.event = '' OR a.kind = 'duration' OR c.likeness >= 0.7)
        AND a.series = b.series
        AND (a.part_of IS NULL) = (b.part_of IS NULL)
),

judged AS (
    SELECT
        p.*,
        CASE WHEN abs(p.low) < 1e15 AND p.low = floor(p.low) THEN CAST(CAST(p.low AS BIGINT) AS STRING) ELSE CAST(p.low AS STRING) END AS low_text,
        CASE WHEN abs(p.high) < 1e15 AND p.high = floor(p.high) THEN CAST(CAST(p.high AS BIGINT) AS STRING) ELSE CAST(p.high AS STRING) END AS high_text,
        CASE WHEN abs(p.other_low) < 1e15 AND p.other_low = floor(p.other_low) THEN CAST(CAST(p.other_low AS BIGINT) AS STRING) ELSE CAST(p.other_low AS STRING) END AS other_low_text,
        CASE WHEN abs(p.other_high) < 1e15 AND p.other_high = floor(p.other_high) THEN CAST(CAST(p.other_high AS BIGINT) AS STRING) ELSE CAST(p.other_high AS STRING) END AS other_high_text,
        CASE
            WHEN p.reading IN ('equal', 'compatible', 'rounding') THEN p.reading
            WHEN p.apart AND p.grows AND p.later >= p.earlier THEN 'evolution'
            WHEN p.apart AND p.grows THEN 'revision'
            ELSE p.reading
        END AS relation
    FROM paired AS p
)

SELECT
    j.article_id,
    j.start,
    j.stop,
    j.text,
    j.other_id,
    j.other_start,
    j.other_stop,
    j.other_text,
    j.relation,
    CASE j.relation
        WHEN 'equal' THEN 'both say the same'
        WHEN 'compatible' THEN 'what one allows includes the other'
        WHEN 'rounding' THEN 'one is the other, rounded'
        WHEN 'diverging' THEN 'what the two allow meets only at the edge, or only in a lenient reading; or one sentence has two bounds'
        WHEN 'evolution' THEN 'a running total that has not fallen since the earlier article'
        WHEN 'revision' THEN 'a running total that is lower in the later article'
        ELSE 'no number satisfies both'
    END
    || CASE
        WHEN j.article_id <> j.other_id AND (j.published IS NULL OR j.other_published IS NULL)
            THEN '; without dates of publication, time could not be used'
        ELSE ''
    END AS reason,
    j.ground,
    j.kind,
    CASE WHEN j.unit = '' THEN NULL ELSE j.unit END AS unit,
    CASE WHEN j.measure = '' THEN NULL ELSE j.measure END AS measure,
    CASE WHEN j.class = '' THEN NULL ELSE j.class END AS counted_class,
    CASE WHEN j.low < -1e299 THEN NULL ELSE j.low END AS low,
    CASE WHEN j.high > 1e299 THEN NULL ELSE j.high END AS high,
    CASE WHEN j.other_low < -1e299 THEN NULL ELSE j.other_low END AS other_low,
    CASE WHEN j.other_high > 1e299 THEN NULL ELSE j.other_high END AS other_high,
    CASE
        WHEN j.low < -1e299 THEN 'at most ' || j.high_text
        WHEN j.high > 1e299 THEN 'at least ' || j.low_text
        WHEN j.low = j.high THEN 'exactly ' || j.low_text
        ELSE j.low_text || ' to ' || j.high_text
    END AS reading,
    CASE
        WHEN j.other_low < -1e299 THEN 'at most ' || j.other_high_text
        WHEN j.other_high > 1e299 THEN 'at least ' || j.other_low_text
        WHEN j.other_low = j.other_high THEN 'exactly ' || j.other_low_text
        ELSE j.other_low_text || ' to ' || j.other_high_text
    END AS other_reading,
    j.source,
    j.other_source,
    coalesce(j.source, 'the article itself') AS said,
    coalesce(j.other_source, 'the article itself') AS other_said,
    j.published,
    j.other_published,
    j.shared,
    j.likeness
FROM judged AS j
WHERE
    j.relation IN ('equal', 'compatible', 'rounding')
    OR (j.relation = 'evolution' AND j.article_id <> j.other_id)
    OR (
        j.ground = 'near'
        AND j.article_id <> j.other_id
        AND (j.date IS NULL OR j.other_date IS NULL OR j.date = j.other_date)
        AND (
            (j.names >= 1 AND j.shared >= 5 AND j.likeness >= 0.55 AND j.days <= 31 AND j.measure <> '' AND j.class <> '')
            OR (j.names >= 1 AND j.shared >= 6 AND j.likeness >= 0.85 AND j.days <= 31)
        )
    )
    OR (
        j.ground = 'near'
        AND j.article_id = j.other_id
        AND j.names >= 1
        AND j.shared >= 5
        AND j.likeness >= 0.6
        AND j.measure <> ''
        AND j.class <> ''
        AND least(j.value, j.other_value) > 1
    )
