-- What somebody asked to be forgotten is forgotten; that it was there, and why it is gone, stays.

-- A run may be an erasure: the same table with one kind more.
CREATE TABLE run_with_erasures (
  n INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  parents BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('audit', 'merge', 'erase')),
  run_id TEXT NOT NULL,
  at TEXT NOT NULL,
  corpus INTEGER NOT NULL REFERENCES string (n),
  corpus_sha256 TEXT NOT NULL,
  settings_sha256 TEXT NOT NULL,
  rules_sha256 TEXT NOT NULL,
  version TEXT NOT NULL,
  parsers TEXT NOT NULL,
  schema_sha256 TEXT NOT NULL,
  partial INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  leaves INTEGER NOT NULL,
  root BLOB NOT NULL
);
INSERT INTO run_with_erasures SELECT * FROM run;
DROP TABLE run;
ALTER TABLE run_with_erasures RENAME TO run;
CREATE INDEX run_by_id ON run (run_id, at);
CREATE TRIGGER run_keeps BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER run_stays BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The leaf that a row had before words of it were erased; null where it still says what was written.
ALTER TABLE version ADD COLUMN leaf BLOB;
ALTER TABLE finding ADD COLUMN leaf BLOB;

-- From a row of this leaf words were erased, and this hash is of what is left; the last one of a leaf holds.
CREATE TABLE erasure (
  n INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (n),
  scope TEXT NOT NULL CHECK (scope IN ('person', 'article')),
  reason INTEGER NOT NULL REFERENCES string (n),
  leaf BLOB NOT NULL,
  rest BLOB NOT NULL
);
CREATE INDEX erasure_by_leaf ON erasure (leaf, n);
CREATE INDEX erasure_by_run ON erasure (run, n);
CREATE TRIGGER erasure_keeps BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER erasure_stays BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
