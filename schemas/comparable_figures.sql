/*
The figures of which it is known what they count or measure, with nothing null that comparing reads: no words where
nothing is told, and bounds beyond every number where the words leave a side open.
*/
SELECT
    f.article_id,
    f.start,
    f.stop,
    f.text,
    f.kind,
    f.value,
    f.bound,
    f.status,
    f.sentence,
    f.part_of,
    f.source,
    f.date,
    a.published,
    coalesce(f.unit, '') AS unit,
    coalesce(f.measure, '') AS measure,
    coalesce(f.counted_class, '') AS class,
    coalesce(f.event, '') AS event,
    coalesce(f.series, '') AS series,
    coalesce(f.low, -1e300) AS low,
    coalesce(f.high, 1e300) AS high,
    coalesce(f.loose_low, -1e300) AS loose_low,
    coalesce(f.loose_high, 1e300) AS loose_high,
    substr(coalesce(a.published, ''), 1, 10) AS day,
    TRY_CAST(substr(a.published, 1, 4) AS INT) * 372
    + TRY_CAST(substr(a.published, 6, 2) AS INT) * 31
    + TRY_CAST(substr(a.published, 9, 2) AS INT) AS count_of_day
FROM figures AS f
INNER JOIN articles AS a ON f.article_id = a.article_id
WHERE
    f.kind NOT IN ('score', 'age')
    AND (f.value IS NOT NULL OR f.low IS NOT NULL)
    AND (f.unit IS NOT NULL OR f.measure IS NOT NULL OR f.counted_class IS NOT NULL)
