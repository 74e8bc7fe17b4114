"""What is looked up while searching? Made by a build, read when a generation is opened."""
