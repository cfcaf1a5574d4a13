"""The parts of the window in which disagreements are decided: queue, options, bar, report."""
