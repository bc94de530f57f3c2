"""Let advisers practise with clients who are none: nothing said here reaches anybody, or counts in any report."""
