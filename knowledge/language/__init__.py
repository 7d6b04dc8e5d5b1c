"""What words mean by themselves, in stories and questions alike."""
