"""The month that makes itself: what is due is fetched, run, drafted and told."""
