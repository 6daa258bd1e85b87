//! Figures as Chinese officials write them: parse, units, format. Knows nothing of towns.
