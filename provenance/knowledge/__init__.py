"""What the field knows, as data with examples: agencies, titles, reporting verbs, units, measures, hedges."""
