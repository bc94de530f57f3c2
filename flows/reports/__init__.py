"""Work out the figures of a report: over which days, of which plans, how sure of what is to come."""
