"""Stories in, answers out: the knowledge behind Pressbox, with no Discord and no network."""
