"""The Session tab: what to do now, logging it set by set, and correcting what was logged before."""
