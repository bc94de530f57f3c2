"""Set up what every test shares: how hard properties are tried, and whether trials on outside data take part."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# `make trial` names the folder with the outside data; without it the trials are no part of the run.
collect_ignore = [] if os.environ.get("CONCILIA_TRIAL_DATA") else ["trials"]
