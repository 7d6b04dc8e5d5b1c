"""What the stories say held against each other, and against what somebody claims."""
