"""The programme: who should see someone first, which plan fits, what to do today, and why."""
