"""May this plan stand? And if not, which is the nearest that may?"""
