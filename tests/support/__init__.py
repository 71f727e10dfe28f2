"""Material that several tests share: hand-made extractions and the gold coding as extractions."""
