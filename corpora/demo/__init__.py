"""The demo set: what a county government might be about to publish. Every person, place and number is invented."""
