"""Answer what clients object, from a file that supervisors edit: techniques, replies, ways on."""
