"""What tests of every room of knowledge share."""
